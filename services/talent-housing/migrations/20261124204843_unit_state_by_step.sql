CREATE TRIGGER `unit_state_by_step` BEFORE UPDATE OF `state`, `state_since` ON `unit` WHEN NOT EXISTS (SELECT 1 FROM unit_step s WHERE s.seq = (SELECT max(last.seq) FROM unit_step last WHERE last.unit_id = NEW.id) AND s.to_state = NEW.state AND s.from_state = OLD.state AND s.on_date = NEW.state_since) BEGIN
  SELECT RAISE(ABORT, 'a flat changes its state by a step alone');
END;
