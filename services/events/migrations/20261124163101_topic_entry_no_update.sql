CREATE TRIGGER `topic_entry_no_update` BEFORE UPDATE ON `topic_entry` BEGIN SELECT RAISE(ABORT, 'the history of an issue does not change'); END;
