CREATE TRIGGER `consent_no_delete` BEFORE DELETE ON `consent` WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id AND erased_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'consents are only ever added');
END;
