CREATE TABLE `housing_application` (
	`id` text PRIMARY KEY NOT NULL,
	`application_no` text NOT NULL,
	`account_id` text NOT NULL,
	`applicant_name` text NOT NULL,
	`employer_id` text,
	`unit_wish` text,
	`answers` text NOT NULL,
	`consents` text NOT NULL,
	`identity_sealed` text,
	`identity_type` text,
	`identity_mask` text,
	`phone_mask` text,
	`identity_index` text,
	`family_sealed` text,
	`spouse_mask` text,
	`spouse_index` text,
	`confirmation` text,
	`supplement` text,
	`state` text NOT NULL,
	`step_from` text NOT NULL,
	`step_days` integer,
	`due_on` text,
	`due_provisional` integer NOT NULL,
	`wait_sort` text NOT NULL,
	`talent_class` text,
	`points_tenths` integer,
	`appealed` integer NOT NULL,
	`submitted_on` text,
	`queued_at` text,
	`ended_on` text,
	`is_demo` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`employer_id`) REFERENCES `known_organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `housing_application_applicationNo_unique` ON `housing_application` (`application_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `housing_application_live` ON `housing_application` (`account_id`) WHERE state IN ('draft', 'submitted', 'employer_confirmed', 'supplement_required', 'resubmitted', 'eligible', 'appeal', 'publicity', 're_review', 'queued', 'offered', 'accepted', 'contracted', 'checked_in');--> statement-breakpoint
CREATE INDEX `housing_application_account` ON `housing_application` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `housing_application_submitted` ON `housing_application` (`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `housing_application_by_state` ON `housing_application` (`state`,`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `housing_application_employer` ON `housing_application` (`employer_id`,`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `housing_application_employer_state` ON `housing_application` (`employer_id`,`state`,`id`) WHERE submitted_on IS NOT NULL;--> statement-breakpoint
CREATE INDEX `housing_application_waiting` ON `housing_application` (`state`,`wait_sort`,`id`);--> statement-breakpoint
CREATE INDEX `housing_application_employer_waiting` ON `housing_application` (`employer_id`,`state`,`wait_sort`,`id`);--> statement-breakpoint
CREATE INDEX `housing_application_provisional` ON `housing_application` (`state`,`wait_sort`,`id`) WHERE due_provisional = 1;--> statement-breakpoint
CREATE INDEX `housing_application_identity` ON `housing_application` (`identity_index`);--> statement-breakpoint
CREATE INDEX `housing_application_spouse` ON `housing_application` (`spouse_index`);--> statement-breakpoint
CREATE INDEX `housing_application_identity_key` ON `housing_application` (`identity_sealed`);--> statement-breakpoint
CREATE INDEX `housing_application_family_key` ON `housing_application` (`family_sealed`);--> statement-breakpoint
CREATE INDEX `housing_application_ranked` ON `housing_application` (`points_tenths`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `housing_application_to_forget` ON `housing_application` (`ended_on`) WHERE ended_on IS NOT NULL AND (family_sealed IS NOT NULL OR identity_sealed IS NOT NULL);--> statement-breakpoint
CREATE TABLE `housing_application_state` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` text NOT NULL,
	`state` text NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `housing_application`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `housing_application_state_of` ON `housing_application_state` (`application_id`,`id`);--> statement-breakpoint
CREATE TABLE `housing_appeal` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`grounds` text NOT NULL,
	`raised_on` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`decided_on` text,
	FOREIGN KEY (`application_id`) REFERENCES `housing_application`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `housing_appeal_of` ON `housing_appeal` (`application_id`);--> statement-breakpoint
CREATE TABLE `housing_ban` (
	`id` text PRIMARY KEY NOT NULL,
	`person_index` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`reason` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `housing_ban_person` ON `housing_ban` (`person_index`,`valid_from`);--> statement-breakpoint
CREATE TABLE `housing_document` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`object_key` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`removed_at` text,
	`delete_from` text,
	`deleted_at` text,
	FOREIGN KEY (`application_id`) REFERENCES `housing_application`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `housing_document_of` ON `housing_document` (`application_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `housing_document_content` ON `housing_document` (`application_id`,`kind`,`sha256`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `housing_document_to_delete` ON `housing_document` (`delete_from`,`id`) WHERE delete_from IS NOT NULL AND deleted_at IS NULL;--> statement-breakpoint
CREATE TABLE `housing_duplicate` (
	`id` text PRIMARY KEY NOT NULL,
	`ground` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`state` text NOT NULL,
	`found_on` text NOT NULL,
	`reason` text,
	`resolved_by` text,
	`resolved_on` text,
	FOREIGN KEY (`first_id`) REFERENCES `housing_application`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`second_id`) REFERENCES `housing_application`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `housing_duplicate_pair` ON `housing_duplicate` (`first_id`,`second_id`);--> statement-breakpoint
CREATE INDEX `housing_duplicate_second` ON `housing_duplicate` (`second_id`,`state`);--> statement-breakpoint
CREATE INDEX `housing_duplicate_open` ON `housing_duplicate` (`id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `housing_duplicate_resolved` ON `housing_duplicate` (`id`) WHERE state <> 'open';--> statement-breakpoint
CREATE TABLE `housing_objection` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`content` text NOT NULL,
	`raised_on` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_by_id` text NOT NULL,
	`due_on` text NOT NULL,
	`due_provisional` integer NOT NULL,
	`ruling` text,
	`answer` text,
	`answered_on` text,
	FOREIGN KEY (`application_id`) REFERENCES `housing_application`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `housing_objection_of` ON `housing_objection` (`application_id`,`id`);--> statement-breakpoint
CREATE INDEX `housing_objection_due` ON `housing_objection` (`due_on`,`id`) WHERE answered_on IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `housing_objection_open` ON `housing_objection` (`application_id`,`raised_by_id`) WHERE answered_on IS NULL;--> statement-breakpoint
CREATE TABLE `employer_term` (
	`term` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`term`, `organisation_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `employer_term_owner` ON `employer_term` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `known_organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
