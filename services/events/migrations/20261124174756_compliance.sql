CREATE TABLE `compliance_held` (
	`party_organisation_id` text NOT NULL,
	`source_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	`counts` integer NOT NULL,
	`members` text,
	`roll` integer NOT NULL,
	`on_leave` integer NOT NULL,
	`present` integer NOT NULL,
	`recorded` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`source_id`, `party_organisation_id`, `kind`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `compliance_held_of` ON `compliance_held` (`party_organisation_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `compliance_rule` (
	`version` text PRIMARY KEY NOT NULL,
	`valid_from` text NOT NULL,
	`items` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `compliance_rule_validFrom_unique` ON `compliance_rule` (`valid_from`);--> statement-breakpoint
ALTER TABLE `known_party_organisation` ADD `established_on` text;--> statement-breakpoint
ALTER TABLE `known_party_organisation` ADD `full_members` integer;