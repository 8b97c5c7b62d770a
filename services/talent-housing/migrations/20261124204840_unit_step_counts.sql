CREATE TRIGGER `unit_step_counts` AFTER INSERT ON `unit_step` BEGIN
  INSERT INTO tally (subject, date, change) VALUES (NEW.plot_id || ':' || NEW.to_state, NEW.on_date, 1) ON CONFLICT (subject, date) DO UPDATE SET change = change + 1;
  INSERT INTO tally (subject, date, change) SELECT NEW.plot_id || ':' || NEW.from_state, NEW.on_date, -1 WHERE NEW.from_state IS NOT NULL ON CONFLICT (subject, date) DO UPDATE SET change = change - 1;
  INSERT INTO tally (subject, date, change) SELECT NEW.plot_id || ':started', NEW.on_date, 1 WHERE NEW.to_state = 'under_construction' ON CONFLICT (subject, date) DO UPDATE SET change = change + 1;
  INSERT INTO tally (subject, date, change) SELECT NEW.plot_id || ':delivered', NEW.on_date, 1 WHERE NEW.to_state = 'accepted' ON CONFLICT (subject, date) DO UPDATE SET change = change + 1;
END;
