CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`visible` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`detail` text NOT NULL,
	`chains` text NOT NULL,
	`actions` text NOT NULL,
	`links` text NOT NULL,
	`work_lines` text NOT NULL,
	`culture_integration` integer NOT NULL,
	`venue` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`rotation` text NOT NULL,
	`registration` text,
	`series_id` text,
	`number` integer,
	`occurrence` text,
	`author_id` text NOT NULL,
	`editor_id` text NOT NULL,
	`submitter_id` text,
	`published_at` text,
	`publisher_id` text,
	`cancel_reason` text,
	`minutes` text,
	`closed_at` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_visible` ON `activity` (`visible`,`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `activity_begins` ON `activity` (`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `activity_state` ON `activity` (`state`,`starts_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `activity_number` ON `activity` (`series_id`,`number`) WHERE number IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `activity_occurrence` ON `activity` (`series_id`,`occurrence`) WHERE occurrence IS NOT NULL;--> statement-breakpoint
CREATE TABLE `activity_entry` (
	`activity_id` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`reason` text,
	`changes` text NOT NULL,
	PRIMARY KEY(`activity_id`, `version`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `activity_host` (
	`activity_id` text NOT NULL,
	`host_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `host_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_host_of` ON `activity_host` (`host_id`,`activity_id`);--> statement-breakpoint
CREATE TABLE `activity_tag` (
	`tag` text NOT NULL,
	`starts_at` text NOT NULL,
	`activity_id` text NOT NULL,
	PRIMARY KEY(`tag`, `starts_at`, `activity_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_tag_of` ON `activity_tag` (`activity_id`,`tag`);--> statement-breakpoint
CREATE TABLE `known_organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `known_party_organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`chain_code` text,
	`path` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `known_party_organisation_path` ON `known_party_organisation` (`path`);--> statement-breakpoint
CREATE TABLE `known_person` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`account_id` text,
	`employer_id` text,
	`employer_name` text,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `known_person_account` ON `known_person` (`account_id`);--> statement-breakpoint
CREATE INDEX `known_person_employer` ON `known_person` (`employer_id`,`display_name`,`id`);--> statement-breakpoint
CREATE INDEX `known_person_order` ON `known_person` (`display_name`,`id`);--> statement-breakpoint
CREATE TABLE `draw` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`pool` integer NOT NULL,
	`state` text NOT NULL,
	`file` text NOT NULL,
	`seed_sealed` text NOT NULL,
	`created_at` text NOT NULL,
	`held_at` text,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `draw_pool` ON `draw` (`activity_id`,`pool`);--> statement-breakpoint
CREATE TABLE `draw_entry` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`draw_id` text NOT NULL,
	`entry` text NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registration`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`draw_id`) REFERENCES `draw`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `draw_entry_once` ON `draw_entry` (`draw_id`,`entry`);--> statement-breakpoint
CREATE INDEX `draw_entry_of` ON `draw_entry` (`draw_id`);--> statement-breakpoint
CREATE TABLE `pool` (
	`activity_id` text NOT NULL,
	`no` integer NOT NULL,
	`name` text NOT NULL,
	`capacity` integer NOT NULL,
	`taken` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `no`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "pool_within_capacity" CHECK(taken >= 0 AND taken <= capacity)
) STRICT;
--> statement-breakpoint
CREATE TABLE `registration` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`person_id` text NOT NULL,
	`display_name` text NOT NULL,
	`organisation_id` text,
	`organisation_name` text,
	`place_kind` text NOT NULL,
	`pool` integer NOT NULL,
	`state` text NOT NULL,
	`sequence` integer NOT NULL,
	`turn` integer NOT NULL,
	`answers` text NOT NULL,
	`registered_by` text NOT NULL,
	`registrar_id` text NOT NULL,
	`registered_at` text NOT NULL,
	`decided_at` text,
	`offer_expires_at` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`activity_id`,`pool`) REFERENCES `pool`(`activity_id`,`no`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `registration_sequence` ON `registration` (`activity_id`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `registration_once` ON `registration` (`activity_id`,`person_id`) WHERE state IN ('pending', 'confirmed', 'waiting', 'offered');--> statement-breakpoint
CREATE INDEX `registration_queue` ON `registration` (`activity_id`,`pool`,`state`,`turn`);--> statement-breakpoint
CREATE INDEX `registration_state` ON `registration` (`activity_id`,`state`,`sequence`);--> statement-breakpoint
CREATE INDEX `registration_employer` ON `registration` (`activity_id`,`organisation_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `registration_person` ON `registration` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `registration_offers` ON `registration` (`offer_expires_at`) WHERE state = 'offered';--> statement-breakpoint
CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`chain_code` text,
	`owner_id` text NOT NULL,
	`numbered` integer NOT NULL,
	`last_number` integer NOT NULL,
	`recurrence` text,
	`next_occurrence` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `series_kind` ON `series` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `series_recurring` ON `series` (`next_occurrence`) WHERE next_occurrence IS NOT NULL;