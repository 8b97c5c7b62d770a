CREATE TABLE `calendar_link` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`tag` text NOT NULL,
	`token_hash` text NOT NULL,
	`hint` text NOT NULL,
	`language` text NOT NULL,
	`created_at` text NOT NULL,
	`renewed_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_link_once` ON `calendar_link` (`account_id`,`tag`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_link_token` ON `calendar_link` (`token_hash`);
--> statement-breakpoint
INSERT INTO activity_tag (tag, starts_at, activity_id) SELECT 'host:' || h.host_id, a.starts_at, a.id
  FROM activity a JOIN activity_host h ON h.activity_id = a.id WHERE a.visible = 1 ON CONFLICT DO NOTHING;
