CREATE TRIGGER `point_entry_no_update` BEFORE UPDATE ON `point_entry` BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;
