CREATE TRIGGER `audit_link_no_delete` BEFORE DELETE ON `audit_link` BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
