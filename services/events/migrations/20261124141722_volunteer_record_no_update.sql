CREATE TRIGGER `volunteer_record_no_update` BEFORE UPDATE ON `volunteer_record` BEGIN SELECT RAISE(ABORT, 'records of hours do not change'); END;
