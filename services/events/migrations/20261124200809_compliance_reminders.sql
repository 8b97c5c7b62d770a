CREATE TABLE `compliance_reminder` (
	`party_organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`told_on` text NOT NULL,
	PRIMARY KEY(`party_organisation_id`, `period`, `kind`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `compliance_round` (
	`day` text PRIMARY KEY NOT NULL,
	`after_path` text NOT NULL,
	`finished` integer NOT NULL
) STRICT;
