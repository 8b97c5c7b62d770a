CREATE TRIGGER `unit_counts_in_building` AFTER INSERT ON `unit` BEGIN
  UPDATE building SET units = units + 1 WHERE id = NEW.building_id;
END;
