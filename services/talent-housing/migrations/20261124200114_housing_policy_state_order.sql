CREATE TRIGGER `housing_policy_state_order` BEFORE UPDATE ON `housing_policy` WHEN NOT (
  (OLD.`state` = 'draft' AND NEW.`state` IN ('draft', 'submitted', 'withdrawn'))
  OR (OLD.`state` = 'submitted' AND NEW.`state` IN ('draft', 'published', 'withdrawn') AND NEW.`document` = OLD.`document` AND NEW.`effective_from` = OLD.`effective_from`)
  OR (OLD.`state` = 'published' AND NEW.`state` = 'withdrawn' AND NEW.`withdrawn_on` < OLD.`effective_from`)
) BEGIN
  SELECT RAISE(ABORT, 'a housing policy goes from draft to submitted to published, and is withdrawn only before it holds');
END;
