CREATE TRIGGER `unit_begins_planned` BEFORE INSERT ON `unit` WHEN NEW.`state` <> 'planned' BEGIN
  SELECT RAISE(ABORT, 'a flat begins as planned');
END;
