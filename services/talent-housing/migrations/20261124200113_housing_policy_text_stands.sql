CREATE TRIGGER `housing_policy_text_stands` BEFORE UPDATE OF `document`, `effective_from`, `note`, `number`, `author_ids`, `published_on`, `published_at`, `published_by_id`, `published_by` ON `housing_policy` WHEN OLD.`state` IN ('published', 'withdrawn') BEGIN
  SELECT RAISE(ABORT, 'a published housing policy is never changed');
END;
