CREATE TABLE `development_case` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`party_organisation_id` text NOT NULL,
	`rule_set` text NOT NULL,
	`opened_on` text NOT NULL,
	`state` text NOT NULL,
	`ended_on` text,
	`ended_by` text,
	`stage` integer NOT NULL,
	`next_act` text,
	`possible_on` text,
	`due_on` text,
	`due_rule` text,
	`due_sort` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `development_case_open` ON `development_case` (`person_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `development_case_person` ON `development_case` (`person_id`,`opened_on`);--> statement-breakpoint
CREATE INDEX `development_case_due` ON `development_case` (`state`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `development_case_stage` ON `development_case` (`state`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `development_case_branch` ON `development_case` (`party_organisation_id`,`state`,`stage`);--> statement-breakpoint
CREATE INDEX `development_case_ended` ON `development_case` (`ended_on`) WHERE ended_on IS NOT NULL;--> statement-breakpoint
CREATE TABLE `development_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`act` text NOT NULL,
	`done_on` text NOT NULL,
	`decider` text NOT NULL,
	`outcome` text NOT NULL,
	`opinion` text,
	`figures` text NOT NULL,
	`corrects` text,
	`reason` text,
	`receipt` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `development_case`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `development_entry_case` ON `development_entry` (`case_id`,`done_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `development_entry_corrects` ON `development_entry` (`corrects`) WHERE corrects IS NOT NULL;--> statement-breakpoint
CREATE TABLE `development_material` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`present` integer NOT NULL,
	`noted_on` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `development_case`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `development_material_case` ON `development_material` (`case_id`,`kind`,`id`);--> statement-breakpoint
CREATE TABLE `structure_snapshot` (
	`scope` text NOT NULL,
	`as_of` text NOT NULL,
	`counts` text NOT NULL,
	`taken_at` text NOT NULL,
	PRIMARY KEY(`scope`, `as_of`)
) STRICT;
