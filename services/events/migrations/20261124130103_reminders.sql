ALTER TABLE `activity` ADD `reminded_at` text;--> statement-breakpoint
CREATE INDEX `activity_to_remind` ON `activity` (`starts_at`) WHERE state = 'published' AND reminded_at IS NULL;