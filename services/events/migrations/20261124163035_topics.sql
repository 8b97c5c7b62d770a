CREATE TABLE `topic` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`category` text NOT NULL,
	`chain` text,
	`link` text,
	`state` text NOT NULL,
	`raiser_person_id` text,
	`raiser_organisation_id` text,
	`person_shown` integer NOT NULL,
	`owner_organisation_id` text,
	`owner_person_id` text,
	`counted_from` text,
	`working_days` integer,
	`due_on` text,
	`due_provisional` integer NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`confirmed_by` text,
	`decline_reason` text,
	`reopened` integer NOT NULL,
	`raised_at` text NOT NULL,
	`closed_at` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "topic_due" CHECK((due_on IS NULL) = (counted_from IS NULL)),
	CONSTRAINT "topic_owned" CHECK(state NOT IN ('assigned', 'under_way', 'answered') OR coalesce(owner_organisation_id, owner_person_id) IS NOT NULL),
	CONSTRAINT "topic_confirmed" CHECK((state = 'resolved') = (confirmed_by IS NOT NULL)),
	CONSTRAINT "topic_declined" CHECK((state = 'declined') = (decline_reason IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `topic_activity` ON `topic` (`activity_id`,`id`);--> statement-breakpoint
CREATE INDEX `topic_state` ON `topic` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `topic_chain` ON `topic` (`chain`,`id`);--> statement-breakpoint
CREATE INDEX `topic_chain_state` ON `topic` (`chain`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `topic_owner` ON `topic` (`owner_organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `topic_raiser` ON `topic` (`raiser_organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `topic_owner_person` ON `topic` (`owner_person_id`,`id`);--> statement-breakpoint
CREATE INDEX `topic_raiser_person` ON `topic` (`raiser_person_id`,`id`);--> statement-breakpoint
CREATE INDEX `topic_running` ON `topic` (`due_on`,`id`) WHERE state IN ('assigned', 'under_way');--> statement-breakpoint
CREATE INDEX `topic_provisional` ON `topic` (`id`) WHERE due_provisional = 1 AND state IN ('assigned', 'under_way');--> statement-breakpoint
CREATE TABLE `topic_entry` (
	`topic_id` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`as_raiser` integer NOT NULL,
	`note` text,
	`owner_name` text,
	`due_on` text,
	PRIMARY KEY(`topic_id`, `version`),
	FOREIGN KEY (`topic_id`) REFERENCES `topic`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
