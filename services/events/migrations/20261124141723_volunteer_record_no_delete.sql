CREATE TRIGGER `volunteer_record_no_delete` BEFORE DELETE ON `volunteer_record` BEGIN SELECT RAISE(ABORT, 'records of hours are kept'); END;
