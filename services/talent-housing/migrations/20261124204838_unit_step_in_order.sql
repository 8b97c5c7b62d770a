CREATE TRIGGER `unit_step_in_order` BEFORE INSERT ON `unit_step` WHEN NEW.`from_state` IS NOT NULL AND NEW.`on_date` < (SELECT u.state_since FROM unit u WHERE u.id = NEW.`unit_id`) BEGIN
  SELECT RAISE(ABORT, 'guard: unit.before_last');
END;
