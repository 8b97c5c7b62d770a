CREATE TRIGGER `point_entry_no_delete` BEFORE DELETE ON `point_entry` BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;
