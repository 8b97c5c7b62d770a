CREATE TABLE `academy_course` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`visible` integer NOT NULL,
	`title` text NOT NULL,
	`aim` text NOT NULL,
	`host_id` text NOT NULL,
	`lecturers` text NOT NULL,
	`chains` text NOT NULL,
	`actions` text NOT NULL,
	`opens_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`enrol_until` text,
	`capacity` integer,
	`taken` integer NOT NULL,
	`requirement` text,
	`author_id` text NOT NULL,
	`editor_id` text NOT NULL,
	`submitter_id` text,
	`published_at` text,
	`publisher_id` text,
	`cancel_reason` text,
	`closed_at` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "academy_course_term" CHECK(opens_on <= ends_on),
	CONSTRAINT "academy_course_places" CHECK(taken >= 0 AND (capacity IS NULL OR taken <= capacity))
) STRICT;
--> statement-breakpoint
CREATE INDEX `academy_course_visible` ON `academy_course` (`visible`,`opens_on`,`id`);--> statement-breakpoint
CREATE INDEX `academy_course_visible_state` ON `academy_course` (`visible`,`state`,`opens_on`,`id`);--> statement-breakpoint
CREATE INDEX `academy_course_term` ON `academy_course` (`opens_on`,`id`);--> statement-breakpoint
CREATE INDEX `academy_course_state` ON `academy_course` (`state`,`opens_on`,`id`);--> statement-breakpoint
CREATE INDEX `academy_course_host` ON `academy_course` (`host_id`,`opens_on`,`id`);--> statement-breakpoint
CREATE TABLE `academy_session` (
	`course_id` text NOT NULL,
	`no` integer NOT NULL,
	`activity_id` text NOT NULL,
	`required` integer NOT NULL,
	PRIMARY KEY(`course_id`, `no`),
	FOREIGN KEY (`course_id`) REFERENCES `academy_course`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `academy_session_activity` ON `academy_session` (`activity_id`,`course_id`);--> statement-breakpoint
CREATE TABLE `course_assessment` (
	`enrolment_id` text NOT NULL,
	`revision` integer NOT NULL,
	`passed` integer NOT NULL,
	`score` integer,
	`reason` text NOT NULL,
	`assessed_at` text NOT NULL,
	`assessed_by_id` text NOT NULL,
	`assessed_by_name` text NOT NULL,
	PRIMARY KEY(`enrolment_id`, `revision`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `course_enrolment`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "course_assessment_score" CHECK(score IS NULL OR score BETWEEN 0 AND 100)
) STRICT;
--> statement-breakpoint
CREATE TABLE `course_certificate_review` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`certificate_id` text NOT NULL,
	`course_id` text NOT NULL,
	`host_id` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` text NOT NULL,
	`receipt_id` text NOT NULL,
	`reasons` text NOT NULL,
	`decided_at` text,
	`decided_by_name` text,
	`note` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `course_enrolment`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `course_certificate_review_open` ON `course_certificate_review` (`certificate_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `course_certificate_review_course` ON `course_certificate_review` (`course_id`,`id`);--> statement-breakpoint
CREATE INDEX `course_certificate_review_state` ON `course_certificate_review` (`state`,`id`);--> statement-breakpoint
CREATE TABLE `course_enrolment` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`organisation_id` text,
	`organisation_name` text,
	`state` text NOT NULL,
	`enrolled_by` text NOT NULL,
	`registrar_id` text NOT NULL,
	`enrolled_at` text NOT NULL,
	`withdrawn_at` text,
	`certificate_id` text,
	`recheck` integer NOT NULL,
	`is_demo` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `academy_course`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `course_enrolment_once` ON `course_enrolment` (`course_id`,`person_id`) WHERE state = 'enrolled';--> statement-breakpoint
CREATE INDEX `course_enrolment_course` ON `course_enrolment` (`course_id`,`id`);--> statement-breakpoint
CREATE INDEX `course_enrolment_state` ON `course_enrolment` (`course_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `course_enrolment_employer` ON `course_enrolment` (`course_id`,`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `course_enrolment_person` ON `course_enrolment` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `course_enrolment_recheck` ON `course_enrolment` (`id`) WHERE recheck = 1;