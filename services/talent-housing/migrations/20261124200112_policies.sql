CREATE TABLE `housing_policy` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text,
	`effective_from` text NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`document` text NOT NULL,
	`based_on_id` text,
	`drafted_by` text NOT NULL,
	`author_ids` text NOT NULL,
	`submitted_at` text,
	`submitted_by` text,
	`published_at` text,
	`published_on` text,
	`published_by_id` text,
	`published_by` text,
	`withdrawn_at` text,
	`withdrawn_on` text,
	`withdrawn_by` text,
	`withdrawn_reason` text,
	`returned_reason` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`based_on_id`) REFERENCES `housing_policy`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "housing_policy_published" CHECK((number IS NULL) = (published_by_id IS NULL) AND (state <> 'published' OR (number IS NOT NULL AND effective_from >= published_on))),
	CONSTRAINT "housing_policy_by_another" CHECK(published_by_id IS NULL OR instr(author_ids, '"' || published_by_id || '"') = 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `housing_policy_number` ON `housing_policy` (`number`) WHERE number IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `housing_policy_effective` ON `housing_policy` (`effective_from`) WHERE state = 'published';--> statement-breakpoint
CREATE INDEX `housing_policy_state` ON `housing_policy` (`state`,`id`);