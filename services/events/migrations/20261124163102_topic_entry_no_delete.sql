CREATE TRIGGER `topic_entry_no_delete` BEFORE DELETE ON `topic_entry` BEGIN SELECT RAISE(ABORT, 'the history of an issue is kept'); END;
