CREATE TABLE `shift_signup` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`activity_title` text NOT NULL,
	`host_id` text NOT NULL,
	`shift` integer NOT NULL,
	`label` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`organisation_name` text,
	`state` text NOT NULL,
	`checked_in_at` text,
	`checked_out_at` text,
	`reported_start` text,
	`reported_end` text,
	`reported_break` integer,
	`report_note` text,
	`reported_at` text,
	`reason` text,
	`minutes` integer,
	`is_demo` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `shift_signup_once` ON `shift_signup` (`activity_id`,`shift`,`person_id`) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `shift_signup_person` ON `shift_signup` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `shift_signup_activity` ON `shift_signup` (`activity_id`,`id`);--> statement-breakpoint
CREATE INDEX `shift_signup_activity_state` ON `shift_signup` (`activity_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `shift_signup_state` ON `shift_signup` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `shift_signup_host` ON `shift_signup` (`host_id`,`id`);--> statement-breakpoint
CREATE INDEX `shift_signup_host_state` ON `shift_signup` (`host_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `volunteer_day` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`person_id`, `day`),
	CONSTRAINT "volunteer_day_cap" CHECK(minutes BETWEEN 0 AND 480)
) STRICT;
--> statement-breakpoint
CREATE TABLE `volunteer_record` (
	`id` text PRIMARY KEY NOT NULL,
	`signup_id` text NOT NULL,
	`person_id` text NOT NULL,
	`host_id` text NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`basis` text NOT NULL,
	`reverses` text,
	`reason` text,
	`recorded_at` text NOT NULL,
	`recorder_id` text NOT NULL,
	`recorder_name` text NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `shift_signup`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "volunteer_record_sign" CHECK((basis = 'reversal') = (minutes < 0) AND minutes <> 0),
	CONSTRAINT "volunteer_record_reverses" CHECK((basis = 'reversal') = (reverses IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `volunteer_record_reversed_once` ON `volunteer_record` (`reverses`);--> statement-breakpoint
CREATE INDEX `volunteer_record_signup` ON `volunteer_record` (`signup_id`,`id`);--> statement-breakpoint
CREATE INDEX `volunteer_record_person` ON `volunteer_record` (`person_id`,`host_id`,`day`);--> statement-breakpoint
CREATE TABLE `volunteer_total` (
	`host_id` text NOT NULL,
	`year` integer NOT NULL,
	`person_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`is_demo` integer NOT NULL,
	PRIMARY KEY(`host_id`, `year`, `person_id`),
	CONSTRAINT "volunteer_total_positive" CHECK(minutes >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `volunteer_total_year` ON `volunteer_total` (`year`,`host_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `volunteer_total_person` ON `volunteer_total` (`person_id`,`year`);