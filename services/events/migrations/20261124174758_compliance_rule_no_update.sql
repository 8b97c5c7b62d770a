CREATE TRIGGER `compliance_rule_no_update` BEFORE UPDATE ON `compliance_rule` BEGIN SELECT RAISE(ABORT, 'what was asked stays; add a version'); END;
