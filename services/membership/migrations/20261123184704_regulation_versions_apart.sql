CREATE TRIGGER `regulation_versions_apart` BEFORE INSERT ON `regulation_version`
  WHEN EXISTS (SELECT 1 FROM regulation_version other WHERE other.regulation_id = NEW.regulation_id
    AND (other.valid_to IS NULL OR other.valid_to > NEW.valid_from) AND (NEW.valid_to IS NULL OR NEW.valid_to > other.valid_from))
BEGIN
  SELECT RAISE(ABORT, 'guard: regulation.overlap');
END;
