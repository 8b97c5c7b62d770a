CREATE TRIGGER `notice_arrives` AFTER INSERT ON `notice` WHEN NEW.read_at IS NULL BEGIN
  INSERT INTO notice_count (account_id, unread) VALUES (NEW.account_id, 1) ON CONFLICT (account_id) DO UPDATE SET unread = unread + 1;
END;
