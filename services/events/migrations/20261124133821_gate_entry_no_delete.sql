CREATE TRIGGER `gate_entry_no_delete` BEFORE DELETE ON `gate_entry` BEGIN SELECT RAISE(ABORT, 'scans are append-only'); END;
