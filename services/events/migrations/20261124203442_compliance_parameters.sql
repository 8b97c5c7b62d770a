CREATE TABLE `compliance_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`valid_from` text NOT NULL,
	`items` text NOT NULL,
	`note` text NOT NULL,
	`author_ids` text NOT NULL,
	`drafted_by` text NOT NULL,
	`published_by_id` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "compliance_draft_published" CHECK((state = 'published') = (published_by_id IS NOT NULL)),
	CONSTRAINT "compliance_draft_by_another" CHECK(published_by_id IS NULL OR instr(author_ids, '"' || published_by_id || '"') = 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `compliance_draft_open` ON `compliance_draft` (`id`) WHERE state = 'draft';--> statement-breakpoint
ALTER TABLE `compliance_rule` ADD `note` text;--> statement-breakpoint
ALTER TABLE `compliance_rule` ADD `drafted_by` text;--> statement-breakpoint
ALTER TABLE `compliance_rule` ADD `published_at` text;--> statement-breakpoint
ALTER TABLE `compliance_rule` ADD `published_by` text;