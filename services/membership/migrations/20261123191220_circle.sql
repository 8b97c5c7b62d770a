CREATE TABLE `match` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`need_id` text NOT NULL,
	`offer_organisation_id` text NOT NULL,
	`need_organisation_id` text,
	`units` integer NOT NULL,
	`state` text NOT NULL,
	`need_accepted_at` text,
	`offer_accepted_at` text,
	`declined_by` text,
	`note` text,
	`receipt` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_on` text NOT NULL,
	`accepted_on` text,
	`settled_on` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`need_id`) REFERENCES `need`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `match_live` ON `match` (`need_id`,`offer_id`) WHERE state IN ('proposed', 'accepted');--> statement-breakpoint
CREATE INDEX `match_need` ON `match` (`need_id`,`id`);--> statement-breakpoint
CREATE INDEX `match_offer` ON `match` (`offer_id`,`id`);--> statement-breakpoint
CREATE INDEX `match_state` ON `match` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `match_offer_organisation` ON `match` (`offer_organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `match_need_organisation` ON `match` (`need_organisation_id`,`id`);--> statement-breakpoint
CREATE TABLE `need` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`chain_code` text,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`urgency` text NOT NULL,
	`division_code` text,
	`wanted` integer NOT NULL,
	`until` text,
	`visibility` text NOT NULL,
	`asked_on` text NOT NULL,
	`closed_on` text,
	`closed_as` text,
	`closed_note` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "need_whose" CHECK(organisation_id IS NOT NULL OR chain_code IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX `need_category` ON `need` (`category`,`id`);--> statement-breakpoint
CREATE INDEX `need_organisation` ON `need` (`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `need_shown` ON `need` (`visibility`,`id`);--> statement-breakpoint
CREATE INDEX `need_shown_category` ON `need` (`visibility`,`category`,`id`);--> statement-breakpoint
CREATE INDEX `need_open` ON `need` (`chain_code`,`asked_on`) WHERE closed_on IS NULL AND visibility = 'alliance';--> statement-breakpoint
CREATE TABLE `offer` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`chains` text NOT NULL,
	`division_code` text,
	`capacity` integer,
	`taken` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`withdrawn_on` text,
	`withdrawn_reason` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "offer_capacity" CHECK(taken >= 0 AND (capacity IS NULL OR taken <= capacity))
) STRICT;
--> statement-breakpoint
CREATE INDEX `offer_category` ON `offer` (`category`,`id`);--> statement-breakpoint
CREATE INDEX `offer_organisation` ON `offer` (`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `offer_open` ON `offer` (`category`,`id`) WHERE withdrawn_on IS NULL;--> statement-breakpoint
CREATE INDEX `offer_current` ON `offer` (`organisation_id`,`valid_from`) WHERE withdrawn_on IS NULL;