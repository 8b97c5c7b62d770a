CREATE TABLE `admission_terms` (
	`version` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`valid_from` text NOT NULL,
	`days` text NOT NULL,
	`review_months` integer NOT NULL,
	`basis` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `admission_terms_from` ON `admission_terms` (`valid_from`);--> statement-breakpoint
CREATE TABLE `member_application` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`chain_code` text NOT NULL,
	`committee_id` text,
	`statement` text NOT NULL,
	`contribution` text NOT NULL,
	`expectation` text NOT NULL,
	`charter_accepted` integer NOT NULL,
	`state` text NOT NULL,
	`round` integer NOT NULL,
	`notice_given` integer NOT NULL,
	`step_from` text,
	`step_days` integer,
	`due_on` text,
	`due_provisional` integer NOT NULL,
	`due_sort` text NOT NULL,
	`submitted_on` text,
	`ended_on` text,
	`member_id` text,
	`created_by` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`committee_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `alliance_member`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_application_open` ON `member_application` (`organisation_id`) WHERE state IN ('draft', 'formal_review', 'supplement', 'chain_opinion', 'zone_approval', 'publicity');--> statement-breakpoint
CREATE INDEX `member_application_organisation` ON `member_application` (`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `member_application_own` ON `member_application` (`created_by`,`id`) WHERE submitted_on IS NULL;--> statement-breakpoint
CREATE INDEX `member_application_submitted` ON `member_application` (`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `member_application_state` ON `member_application` (`state`,`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `member_application_committee` ON `member_application` (`committee_id`,`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `member_application_committee_state` ON `member_application` (`committee_id`,`state`,`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `member_application_queue` ON `member_application` (`state`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `member_application_committee_queue` ON `member_application` (`committee_id`,`state`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `member_application_provisional` ON `member_application` (`state`,`due_sort`,`id`) WHERE due_provisional = 1;--> statement-breakpoint
CREATE INDEX `member_application_member` ON `member_application` (`member_id`) WHERE member_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `objection` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`content` text NOT NULL,
	`channel` text NOT NULL,
	`raised_on` text NOT NULL,
	`raised_by` text,
	`entered_by` text NOT NULL,
	`due_on` text NOT NULL,
	`due_provisional` integer NOT NULL,
	`ruling` text,
	`answer` text,
	`answered_on` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `member_application`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `objection_application` ON `objection` (`application_id`,`id`);--> statement-breakpoint
CREATE INDEX `objection_due` ON `objection` (`due_on`,`id`) WHERE answered_on IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `objection_open` ON `objection` (`application_id`,`entered_by`) WHERE answered_on IS NULL AND channel = 'portal';--> statement-breakpoint
CREATE TABLE `member_removal` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`ground` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_on` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`heard_until` text NOT NULL,
	`due_provisional` integer NOT NULL,
	`statement` text,
	`stated_on` text,
	`state` text NOT NULL,
	`decided_on` text,
	`note` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `alliance_member`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_removal_open` ON `member_removal` (`member_id`) WHERE state = 'hearing';--> statement-breakpoint
CREATE INDEX `member_removal_member` ON `member_removal` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `member_removal_due` ON `member_removal` (`state`,`heard_until`,`id`);--> statement-breakpoint
CREATE TABLE `member_review` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`year` integer NOT NULL,
	`result` text NOT NULL,
	`reviewed_on` text NOT NULL,
	`rectify_by` text,
	`note` text NOT NULL,
	`closed_as` text,
	`closed_on` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `alliance_member`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_review_year` ON `member_review` (`member_id`,`year`);--> statement-breakpoint
CREATE TABLE `member_standing` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`standing` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`until` text,
	FOREIGN KEY (`member_id`) REFERENCES `alliance_member`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_standing_open` ON `member_standing` (`member_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `member_standing_member` ON `member_standing` (`member_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `member_standing_due` ON `member_standing` (`until`,`id`) WHERE valid_to IS NULL AND until IS NOT NULL;--> statement-breakpoint
ALTER TABLE `alliance_member` ADD `review_due_on` text;--> statement-breakpoint
CREATE INDEX `alliance_member_review_due` ON `alliance_member` (`review_due_on`,`id`) WHERE ended_on IS NULL;