CREATE TRIGGER `gate_entry_no_update` BEFORE UPDATE ON `gate_entry` BEGIN SELECT RAISE(ABORT, 'scans are append-only'); END;
