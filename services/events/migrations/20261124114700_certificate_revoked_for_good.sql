CREATE TRIGGER `certificate_revoked_for_good` BEFORE UPDATE ON `certificate` WHEN OLD.`revoked_at` IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a revocation stays'); END;
