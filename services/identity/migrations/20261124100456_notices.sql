CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`path` text NOT NULL,
	`params` text NOT NULL,
	`raised_at` text NOT NULL,
	`expires_at` text,
	`read_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_key` ON `notice` (`account_id`,`key`);--> statement-breakpoint
CREATE INDEX `notice_account` ON `notice` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `notice_unread` ON `notice` (`account_id`,`id`) WHERE read_at IS NULL;--> statement-breakpoint
CREATE INDEX `notice_age` ON `notice` (`raised_at`);--> statement-breakpoint
CREATE TABLE `notice_count` (
	`account_id` text PRIMARY KEY NOT NULL,
	`unread` integer NOT NULL
) STRICT;
