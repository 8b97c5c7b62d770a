CREATE TRIGGER `attendance_no_delete` BEFORE DELETE ON `attendance` BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;
