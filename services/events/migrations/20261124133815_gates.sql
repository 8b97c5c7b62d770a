CREATE TABLE `gate` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `gate_admission`(`activity_id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_name` ON `gate` (`activity_id`,`name`);--> statement-breakpoint
CREATE TABLE `gate_admission` (
	`activity_id` text PRIMARY KEY NOT NULL,
	`capacity` integer NOT NULL,
	`walk_in_capacity` integer NOT NULL,
	`entries_per_lease` integer NOT NULL,
	`lease_minutes` integer NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
	`walk_ins_reserved` integer DEFAULT 0 NOT NULL,
	`admitted` integer DEFAULT 0 NOT NULL,
	`walk_ins_admitted` integer DEFAULT 0 NOT NULL,
	`uncovered` integer DEFAULT 0 NOT NULL,
	`inside` integer DEFAULT 0 NOT NULL,
	`conflicts` integer DEFAULT 0 NOT NULL,
	`roster_version` integer DEFAULT 1 NOT NULL,
	`short_at` text,
	`ticket_key` text NOT NULL,
	`signing_key` text NOT NULL,
	`public_x` text NOT NULL,
	`public_y` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "gate_admission_capacity" CHECK(reserved >= 0 AND admitted >= 0 AND reserved + admitted <= capacity
        AND walk_ins_reserved >= 0 AND walk_ins_reserved + walk_ins_admitted <= walk_in_capacity
        AND walk_in_capacity <= capacity)
) STRICT;
--> statement-breakpoint
CREATE INDEX `gate_admission_ticket_key` ON `gate_admission` (`ticket_key`);--> statement-breakpoint
CREATE INDEX `gate_admission_signing_key` ON `gate_admission` (`signing_key`);--> statement-breakpoint
CREATE TABLE `gate_device` (
	`id` text PRIMARY KEY NOT NULL,
	`gate_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`name` text NOT NULL,
	`code_hash` text NOT NULL,
	`code_expires_at` text NOT NULL,
	`public_x` text,
	`public_y` text,
	`enrolled_at` text,
	`revoked_at` text,
	`last_heard_at` text,
	`offset_ms` integer,
	`log_length` integer DEFAULT 0 NOT NULL,
	`high_water` integer DEFAULT 0 NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`gate_id`) REFERENCES `gate`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_device_code` ON `gate_device` (`code_hash`);--> statement-breakpoint
CREATE INDEX `gate_device_activity` ON `gate_device` (`activity_id`,`id`);--> statement-breakpoint
CREATE TABLE `gate_entry` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`device_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`previous` text NOT NULL,
	`at` text NOT NULL,
	`uncertainty_ms` integer NOT NULL,
	`kind` text NOT NULL,
	`direction` text,
	`subject` text,
	`means` text,
	`outcome` text,
	`reason` text,
	`lease_id` text,
	`received_at` text NOT NULL,
	FOREIGN KEY (`device_id`) REFERENCES `gate_device`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_entry_hash` ON `gate_entry` (`hash`);--> statement-breakpoint
CREATE INDEX `gate_entry_log` ON `gate_entry` (`device_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `gate_entry_feed` ON `gate_entry` (`activity_id`,`position`);--> statement-breakpoint
CREATE INDEX `gate_entry_subject` ON `gate_entry` (`activity_id`,`subject`,`position`);--> statement-breakpoint
CREATE TABLE `gate_lease` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`request_id` text NOT NULL,
	`entries` integer NOT NULL,
	`walk_ins` integer NOT NULL,
	`held` integer NOT NULL,
	`walk_ins_held` integer NOT NULL,
	`issued_at` text NOT NULL,
	`valid_until` text NOT NULL,
	`skew_bound_ms` integer NOT NULL,
	`closed_at` integer,
	`over` integer NOT NULL,
	`written_off_at` text,
	`written_off_reason` text,
	FOREIGN KEY (`device_id`) REFERENCES `gate_device`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "gate_lease_held" CHECK(held >= 0 AND held <= entries AND walk_ins_held >= 0 AND walk_ins_held <= walk_ins)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_lease_request` ON `gate_lease` (`device_id`,`request_id`);--> statement-breakpoint
CREATE INDEX `gate_lease_open` ON `gate_lease` (`activity_id`,`device_id`) WHERE over = 0;--> statement-breakpoint
CREATE TABLE `gate_person` (
	`activity_id` text NOT NULL,
	`subject` text NOT NULL,
	`walk_in` integer NOT NULL,
	`admitted` integer NOT NULL,
	`covered` integer NOT NULL,
	`inside` integer NOT NULL,
	`stays` text NOT NULL,
	`conflict` text,
	FOREIGN KEY (`activity_id`) REFERENCES `gate_admission`(`activity_id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_person_key` ON `gate_person` (`activity_id`,`subject`);--> statement-breakpoint
CREATE INDEX `gate_person_conflict` ON `gate_person` (`activity_id`,`subject`) WHERE conflict IS NOT NULL;--> statement-breakpoint
CREATE TABLE `ticket` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`generation` integer NOT NULL,
	`reason` text NOT NULL,
	`issued_at` text NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registration`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `draw_seed` ON `draw` (`seed_sealed`);