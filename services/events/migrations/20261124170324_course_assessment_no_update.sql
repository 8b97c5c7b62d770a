CREATE TRIGGER `course_assessment_no_update` BEFORE UPDATE ON `course_assessment` BEGIN SELECT RAISE(ABORT, 'assessments are append-only'); END;
