CREATE TRIGGER `tally_day_changes` AFTER UPDATE OF `change` ON `tally` BEGIN
  UPDATE tally SET total = total + NEW.change - OLD.change WHERE subject = NEW.subject AND date >= NEW.date;
END;
