CREATE TABLE `person_access` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`what` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_access_person` ON `person_access` (`person_id`,`id`);--> statement-breakpoint
CREATE TABLE `person_term` (
	`term` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`term`, `person_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_term_owner` ON `person_term` (`person_id`,`term`);