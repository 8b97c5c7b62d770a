CREATE TABLE `party_organisation_term` (
	`term` text NOT NULL,
	`party_organisation_id` text NOT NULL,
	PRIMARY KEY(`term`, `party_organisation_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `party_organisation_term_owner` ON `party_organisation_term` (`party_organisation_id`);