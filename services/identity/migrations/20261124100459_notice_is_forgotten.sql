CREATE TRIGGER `notice_is_forgotten` AFTER DELETE ON `notice` WHEN OLD.read_at IS NULL BEGIN
  UPDATE notice_count SET unread = unread - 1 WHERE account_id = OLD.account_id;
END;
