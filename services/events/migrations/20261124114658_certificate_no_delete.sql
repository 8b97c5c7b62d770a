CREATE TRIGGER `certificate_no_delete` BEFORE DELETE ON `certificate` BEGIN SELECT RAISE(ABORT, 'certificates are kept'); END;
