CREATE TRIGGER `tranche_stands` BEFORE UPDATE OF `name`, `opens_on`, `closes_on`, `classes`, `building_ids`, `unit_type_ids` ON `tranche` WHEN OLD.`state` <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'a published tranche is never changed');
END;
