CREATE TRIGGER `attendance_no_update` BEFORE UPDATE ON `attendance` BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;
