CREATE TRIGGER `consent_no_update` BEFORE UPDATE OF `id`, `purpose`, `version`, `act`, `at`, `channel`, `entered_by`, `evidence` ON `consent` BEGIN
  SELECT RAISE(ABORT, 'consents are only ever added');
END;
