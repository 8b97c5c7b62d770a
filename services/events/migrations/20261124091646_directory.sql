CREATE TABLE `known_organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
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
CREATE INDEX `known_person_employer` ON `known_person` (`employer_id`,`display_name`,`id`);