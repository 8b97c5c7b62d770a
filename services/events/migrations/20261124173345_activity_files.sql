CREATE TABLE `activity_file` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`people` text,
	`released` integer NOT NULL,
	`position` integer NOT NULL,
	`sha256` text NOT NULL,
	`object_key` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`removed_at` text,
	`removed_by_id` text,
	`removed_reason` text,
	`deleted_at` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "activity_file_people" CHECK((kind = 'photo') = (people IS NOT NULL)),
	CONSTRAINT "activity_file_consent" CHECK(released = 0 OR coalesce(people, 'nobody') <> 'unknown')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_file_content` ON `activity_file` (`activity_id`,`sha256`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `activity_file_shown` ON `activity_file` (`activity_id`,`kind`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `activity_file_to_delete` ON `activity_file` (`id`) WHERE removed_at IS NOT NULL AND deleted_at IS NULL;