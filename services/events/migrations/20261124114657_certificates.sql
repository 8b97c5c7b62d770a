CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`prefix` text NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`serial` integer NOT NULL,
	`person_id` text NOT NULL,
	`holder` text NOT NULL,
	`organisation_id` text,
	`organisation_name` text,
	`host_id` text NOT NULL,
	`host_name` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`criteria` text NOT NULL,
	`minutes` integer,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text,
	`subject` text NOT NULL,
	`salt` text NOT NULL,
	`issued_at` text NOT NULL,
	`issued_by_id` text NOT NULL,
	`issued_by_name` text NOT NULL,
	`revoked_at` text,
	`revoked_reason` text,
	`revoked_note` text,
	`revoked_by_name` text,
	`is_demo` integer NOT NULL,
	CONSTRAINT "certificate_period" CHECK(from_on <= to_on),
	CONSTRAINT "certificate_revocation" CHECK((revoked_at IS NULL) = (revoked_reason IS NULL) AND (revoked_at IS NULL) = (revoked_note IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number` ON `certificate` (`prefix`,`year`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_serial` ON `certificate` (`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_earned_once` ON `certificate` (`kind`,`source_id`,`person_id`) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX `certificate_revoked` ON `certificate` (`serial`) WHERE revoked_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `certificate_source` ON `certificate` (`source_id`,`id`);--> statement-breakpoint
CREATE INDEX `certificate_kind` ON `certificate` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `certificate_host` ON `certificate` (`host_id`,`id`);--> statement-breakpoint
CREATE INDEX `certificate_employer` ON `certificate` (`organisation_id`,`id`);