CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`person_id` text NOT NULL,
	`revision` integer NOT NULL,
	`outcome` text NOT NULL,
	`minutes` integer NOT NULL,
	`evidence` text NOT NULL,
	`leave` text,
	`reason` text,
	`receipt_id` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by_id` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registration`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "attendance_minutes" CHECK(minutes >= 0 AND (outcome = 'present') = (minutes > 0))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_revision` ON `attendance` (`registration_id`,`revision`);--> statement-breakpoint
CREATE INDEX `attendance_person` ON `attendance` (`person_id`,`id`);--> statement-breakpoint
CREATE TABLE `point_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`party_organisation_id` text NOT NULL,
	`period` text NOT NULL,
	`year` integer NOT NULL,
	`rule` text NOT NULL,
	`version` text NOT NULL,
	`points` integer NOT NULL,
	`earned` integer NOT NULL,
	`cap` integer,
	`attendance_id` text,
	`registration_id` text,
	`volunteer_record_id` text,
	`minutes` integer,
	`activity_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`reverses` text,
	`made_at` text NOT NULL,
	`made_by_id` text NOT NULL,
	`made_by` text NOT NULL,
	FOREIGN KEY (`attendance_id`) REFERENCES `attendance`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`volunteer_record_id`) REFERENCES `volunteer_record`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reverses`) REFERENCES `point_entry`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "point_entry_evidence" CHECK((attendance_id IS NULL) = (volunteer_record_id IS NOT NULL)
        AND (volunteer_record_id IS NULL) = (minutes IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `point_entry_once` ON `point_entry` (`attendance_id`,`rule`) WHERE reverses IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `point_entry_reversal` ON `point_entry` (`reverses`) WHERE reverses IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `point_entry_volunteered` ON `point_entry` (`volunteer_record_id`) WHERE reverses IS NULL;--> statement-breakpoint
CREATE INDEX `point_entry_person` ON `point_entry` (`person_id`,`year`,`id`);--> statement-breakpoint
CREATE INDEX `point_entry_registration` ON `point_entry` (`registration_id`);--> statement-breakpoint
CREATE INDEX `point_entry_branch` ON `point_entry` (`party_organisation_id`,`period`);--> statement-breakpoint
CREATE TABLE `point_objection` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`party_organisation_id` text NOT NULL,
	`period` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`raised_at` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`decision_reason` text,
	FOREIGN KEY (`entry_id`) REFERENCES `point_entry`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `point_objection_once` ON `point_objection` (`entry_id`);--> statement-breakpoint
CREATE INDEX `point_objection_branch` ON `point_objection` (`party_organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `point_objection_open` ON `point_objection` (`party_organisation_id`,`period`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `point_period` (
	`party_organisation_id` text NOT NULL,
	`period` text NOT NULL,
	`confirmed_at` text NOT NULL,
	`confirmed_by_id` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`objections_until` text NOT NULL,
	PRIMARY KEY(`party_organisation_id`, `period`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `point_total` (
	`person_id` text NOT NULL,
	`year` integer NOT NULL,
	`rule` text NOT NULL,
	`points` integer NOT NULL,
	`cap` integer,
	PRIMARY KEY(`person_id`, `year`, `rule`),
	CONSTRAINT "point_total_within_cap" CHECK(cap IS NULL OR points <= cap)
) STRICT;
