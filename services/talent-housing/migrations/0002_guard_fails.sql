CREATE TRIGGER `guard_fails` BEFORE INSERT ON `guard` WHEN NEW.ok <> 1 BEGIN SELECT RAISE(ABORT, 'guard: ' || NEW.code); END;
