CREATE TABLE `vacancy` (
	`id` text PRIMARY KEY NOT NULL,
	`party_organisation_id` text NOT NULL,
	`post` text NOT NULL,
	`since` text NOT NULL,
	`filled_on` text,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `vacancy_party_organisation` ON `vacancy` (`party_organisation_id`,`since`);--> statement-breakpoint
CREATE INDEX `vacancy_open` ON `vacancy` (`since`,`id`) WHERE filled_on IS NULL;--> statement-breakpoint
DROP INDEX `affiliation_roll`;--> statement-breakpoint
CREATE INDEX `affiliation_history` ON `affiliation` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `affiliation_roll` ON `affiliation` (`party_organisation_id`,`kind`,`valid_from`,`id`);--> statement-breakpoint
DROP INDEX `hookup_chain`;--> statement-breakpoint
CREATE INDEX `hookup_chain` ON `hookup` (`chain_code`,`id`);--> statement-breakpoint
DROP INDEX `term_due`;--> statement-breakpoint
ALTER TABLE `term` ADD `ends_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `term_due` ON `term` (`ends_on`,`id`) WHERE ended_on IS NULL;