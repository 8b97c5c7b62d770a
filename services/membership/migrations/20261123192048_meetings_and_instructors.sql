CREATE TABLE `candidate` (
	`id` text PRIMARY KEY NOT NULL,
	`chain_code` text NOT NULL,
	`person_id` text NOT NULL,
	`employment_id` text NOT NULL,
	`backbone` text NOT NULL,
	`proposal` text NOT NULL,
	`proposed_on` text NOT NULL,
	`state` text NOT NULL,
	`reviewed_on` text,
	`review` text,
	`valid_from` text,
	`valid_to` text,
	`post_id` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`employment_id`) REFERENCES `employment`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_present` ON `candidate` (`person_id`,`chain_code`) WHERE state IN ('proposed', 'accepted');--> statement-breakpoint
CREATE INDEX `candidate_order` ON `candidate` (`proposed_on`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_chain` ON `candidate` (`chain_code`,`proposed_on`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_state` ON `candidate` (`state`,`proposed_on`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_chain_state` ON `candidate` (`chain_code`,`state`,`proposed_on`,`id`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`instructor_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`conflict_approval` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`instructor_id`) REFERENCES `instructor`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `assignment_instructor` ON `assignment` (`instructor_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `assignment_organisation` ON `assignment` (`organisation_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `instructor` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`letter_no` text,
	`letter_year` integer,
	`letter_sequence` integer,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`end_reason` text,
	`receipt` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `instructor_letter` ON `instructor` (`letter_year`,`letter_sequence`);--> statement-breakpoint
CREATE INDEX `instructor_order` ON `instructor` (`valid_from`,`id`);--> statement-breakpoint
CREATE INDEX `instructor_person` ON `instructor` (`person_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `instructor_grade` (
	`id` integer PRIMARY KEY NOT NULL,
	`instructor_id` text NOT NULL,
	`year` integer NOT NULL,
	`grade` text NOT NULL,
	`reason` text NOT NULL,
	`decided_on` text NOT NULL,
	`receipt` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`instructor_id`) REFERENCES `instructor`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `instructor_grade_year` ON `instructor_grade` (`instructor_id`,`year`);--> statement-breakpoint
CREATE TABLE `instructor_training` (
	`id` text PRIMARY KEY NOT NULL,
	`instructor_id` text NOT NULL,
	`held_on` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`instructor_id`) REFERENCES `instructor`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `instructor_training_instructor` ON `instructor_training` (`instructor_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`instructor_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`visited_on` text NOT NULL,
	`mode` text NOT NULL,
	`purpose` text NOT NULL,
	`findings` text NOT NULL,
	`follow_up` text NOT NULL,
	`logged_by` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`instructor_id`) REFERENCES `instructor`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `visit_instructor` ON `visit` (`instructor_id`,`visited_on`,`id`);--> statement-breakpoint
CREATE INDEX `visit_assignment` ON `visit` (`assignment_id`,`visited_on`);--> statement-breakpoint
CREATE TABLE `agenda_item` (
	`meeting_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`development` integer NOT NULL,
	`seats` integer,
	`vote` text,
	`valid` integer,
	`party_organisation_id` text NOT NULL,
	`resolution_year` integer,
	`resolution_sequence` integer,
	PRIMARY KEY(`meeting_id`, `number`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_item_resolution` ON `agenda_item` (`party_organisation_id`,`resolution_year`,`resolution_sequence`) WHERE resolution_sequence IS NOT NULL;--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`party_organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`minutes_planned` integer NOT NULL,
	`place` text NOT NULL,
	`chair_id` text,
	`state` text NOT NULL,
	`guests` text NOT NULL,
	`quorum` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`chair_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `meeting_day` ON `meeting` (`held_on`,`id`);--> statement-breakpoint
CREATE INDEX `meeting_state` ON `meeting` (`state`,`held_on`,`id`);--> statement-breakpoint
CREATE INDEX `meeting_party_organisation` ON `meeting` (`party_organisation_id`,`held_on`,`id`);--> statement-breakpoint
CREATE INDEX `meeting_party_organisation_state` ON `meeting` (`party_organisation_id`,`state`,`held_on`,`id`);--> statement-breakpoint
CREATE TABLE `minutes` (
	`meeting_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`written_at` text NOT NULL,
	`written_by` text NOT NULL,
	`confirmed_at` text,
	`confirmed_by` text,
	PRIMARY KEY(`meeting_id`, `number`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `roll_entry` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`standing` text NOT NULL,
	`reason` text NOT NULL,
	`attendance` text NOT NULL,
	`absence_reason` text,
	`marked_at` text,
	`marked_by` text,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `roll_entry_person` ON `roll_entry` (`person_id`);