CREATE TRIGGER `audit_link_no_update` BEFORE UPDATE ON `audit_link` BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
