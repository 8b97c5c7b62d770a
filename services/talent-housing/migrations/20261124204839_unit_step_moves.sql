CREATE TRIGGER `unit_step_moves` AFTER INSERT ON `unit_step` WHEN NEW.`from_state` IS NOT NULL BEGIN
  UPDATE unit SET state = NEW.to_state, state_since = NEW.on_date, version = version + 1, updated_at = NEW.recorded_at WHERE id = NEW.unit_id;
END;
