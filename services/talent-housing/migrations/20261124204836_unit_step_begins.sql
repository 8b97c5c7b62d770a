CREATE TRIGGER `unit_step_begins` BEFORE INSERT ON `unit_step` WHEN NEW.`from_state` IS NULL AND (NEW.`to_state` <> 'planned' OR EXISTS (SELECT 1 FROM unit_step s WHERE s.unit_id = NEW.`unit_id`)) BEGIN
  SELECT RAISE(ABORT, 'guard: unit.transition');
END;
