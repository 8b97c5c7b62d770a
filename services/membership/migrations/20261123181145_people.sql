CREATE TABLE `affiliation` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`party_organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `affiliation_formal` ON `affiliation` (`person_id`) WHERE kind = 'formal' AND valid_to IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `affiliation_functional` ON `affiliation` (`person_id`,`party_organisation_id`) WHERE kind = 'functional' AND valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `affiliation_person` ON `affiliation` (`person_id`,`kind`,`valid_from`);--> statement-breakpoint
CREATE INDEX `affiliation_roll` ON `affiliation` (`party_organisation_id`,`kind`,`valid_from`);--> statement-breakpoint
CREATE TABLE `employment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`title` text,
	`backbone` text,
	`frontline` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `employment_open` ON `employment` (`person_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `employment_person` ON `employment` (`person_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `employment_organisation` ON `employment` (`organisation_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_sort` text NOT NULL,
	`document_type` text,
	`document_sealed` text,
	`document_index` text,
	`document_mask` text,
	`phone_sealed` text,
	`phone_index` text,
	`phone_mask` text,
	`birth_year` integer,
	`education` text,
	`account_id` text,
	`merged_into` text,
	`erased_at` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_order` ON `person` (`name_sort`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_document` ON `person` (`document_index`) WHERE merged_into IS NULL;--> statement-breakpoint
CREATE INDEX `person_document_any` ON `person` (`document_index`);--> statement-breakpoint
CREATE INDEX `person_phone` ON `person` (`phone_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_account` ON `person` (`account_id`);--> statement-breakpoint
CREATE INDEX `person_merged` ON `person` (`merged_into`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE INDEX `person_document_key` ON `person` (`document_sealed`);--> statement-breakpoint
CREATE INDEX `person_phone_key` ON `person` (`phone_sealed`);--> statement-breakpoint
CREATE TABLE `hookup` (
	`id` text PRIMARY KEY NOT NULL,
	`chain_code` text NOT NULL,
	`person_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `hookup_open` ON `hookup` (`chain_code`,`person_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `hookup_chain` ON `hookup` (`chain_code`,`valid_from`);--> statement-breakpoint
CREATE INDEX `hookup_person` ON `hookup` (`person_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`party_organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`post` text NOT NULL,
	`source` text NOT NULL,
	`term_id` text,
	`bound_to` text,
	`bound_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`end_reason` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`term_id`) REFERENCES `term`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `post_open` ON `post` (`party_organisation_id`,`person_id`,`post`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `post_secretary` ON `post` (`party_organisation_id`) WHERE post = 'secretary' AND valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `post_party_organisation` ON `post` (`party_organisation_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `post_person` ON `post` (`person_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `post_bound` ON `post` (`bound_to`,`bound_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE TABLE `term` (
	`id` text PRIMARY KEY NOT NULL,
	`party_organisation_id` text NOT NULL,
	`number` integer NOT NULL,
	`start_on` text NOT NULL,
	`due_on` text NOT NULL,
	`extended_to` text,
	`ended_on` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `term_number` ON `term` (`party_organisation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `term_open` ON `term` (`party_organisation_id`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE INDEX `term_due` ON `term` (`due_on`,`id`) WHERE ended_on IS NULL;