CREATE TRIGGER `course_assessment_no_delete` BEFORE DELETE ON `course_assessment` BEGIN SELECT RAISE(ABORT, 'assessments are append-only'); END;
