CREATE TRIGGER `notice_is_read` AFTER UPDATE OF `read_at` ON `notice` WHEN OLD.read_at IS NULL AND NEW.read_at IS NOT NULL BEGIN
  UPDATE notice_count SET unread = unread - 1 WHERE account_id = NEW.account_id;
END;
