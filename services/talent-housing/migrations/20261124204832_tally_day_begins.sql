CREATE TRIGGER `tally_day_begins` AFTER INSERT ON `tally` BEGIN
  UPDATE tally SET total = NEW.change + coalesce((SELECT earlier.total FROM tally earlier WHERE earlier.subject = NEW.subject AND earlier.date < NEW.date ORDER BY earlier.date DESC LIMIT 1), 0) WHERE subject = NEW.subject AND date = NEW.date;
  UPDATE tally SET total = total + NEW.change WHERE subject = NEW.subject AND date > NEW.date;
END;
