CREATE TRIGGER `unit_step_no_update` BEFORE UPDATE ON `unit_step` BEGIN
  SELECT RAISE(ABORT, 'the steps of a flat are only ever added');
END;
