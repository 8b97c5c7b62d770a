CREATE TRIGGER `housing_policy_no_delete` BEFORE DELETE ON `housing_policy` BEGIN
  SELECT RAISE(ABORT, 'versions of the housing policy are never deleted');
END;
