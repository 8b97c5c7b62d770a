CREATE TABLE `notice_send` (
	`notice_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` text NOT NULL,
	`reason` text,
	`ended_at` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_send_due` ON `notice_send` (`next_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `notice_setting` (
	`account_id` text PRIMARY KEY NOT NULL,
	`messages_since` text,
	`quiet_from` text NOT NULL,
	`quiet_to` text NOT NULL,
	`off` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
