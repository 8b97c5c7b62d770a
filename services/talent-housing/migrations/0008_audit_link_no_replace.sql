CREATE TRIGGER `audit_link_no_replace` BEFORE INSERT ON `audit_link` WHEN EXISTS (SELECT 1 FROM `audit_link` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(IGNORE); END;
