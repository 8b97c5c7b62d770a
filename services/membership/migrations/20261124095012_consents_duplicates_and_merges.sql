CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`version` integer NOT NULL,
	`act` text NOT NULL,
	`at` text NOT NULL,
	`channel` text NOT NULL,
	`entered_by` text,
	`evidence` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `consent_person` ON `consent` (`person_id`,`purpose`,`id`);--> statement-breakpoint
CREATE TABLE `duplicate` (
	`id` text PRIMARY KEY NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`evidence` integer NOT NULL,
	`score` integer NOT NULL,
	`state` text NOT NULL,
	`found_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`decision` text,
	FOREIGN KEY (`first_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`second_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_pair` ON `duplicate` (`first_id`,`second_id`);--> statement-breakpoint
CREATE INDEX `duplicate_second` ON `duplicate` (`second_id`);--> statement-breakpoint
CREATE INDEX `duplicate_queue` ON `duplicate` (`state`,`score`,`id`);--> statement-breakpoint
CREATE TABLE `person_key` (
	`key` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`key`, `person_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_key_owner` ON `person_key` (`person_id`,`key`);--> statement-breakpoint
CREATE TABLE `person_merge` (
	`id` text PRIMARY KEY NOT NULL,
	`winner_id` text NOT NULL,
	`loser_id` text NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`reason` text NOT NULL,
	`receipt` text NOT NULL,
	`undone_at` text,
	`undone_by_id` text,
	`undone_by_name` text,
	`undo_reason` text,
	`undo_left` text,
	FOREIGN KEY (`winner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`loser_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_merge_standing` ON `person_merge` (`loser_id`) WHERE undone_at IS NULL;--> statement-breakpoint
CREATE INDEX `person_merge_winner` ON `person_merge` (`winner_id`,`id`);--> statement-breakpoint
CREATE INDEX `person_merge_loser` ON `person_merge` (`loser_id`,`id`);--> statement-breakpoint
CREATE TABLE `person_merge_cell` (
	`merge_id` text NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`column_name` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`merge_id`, `table_name`, `column_name`, `row_key`),
	FOREIGN KEY (`merge_id`) REFERENCES `person_merge`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_merge_cell_row` ON `person_merge_cell` (`row_key`);--> statement-breakpoint
CREATE INDEX `person_merge_cell_sealed` ON `person_merge_cell` (`before`) WHERE column_name IN ('document_sealed', 'phone_sealed');--> statement-breakpoint
CREATE TABLE `person_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`made_at` text NOT NULL,
	`due_on` text NOT NULL,
	`channel` text NOT NULL,
	`made_by` text NOT NULL,
	`reason` text NOT NULL,
	`correction` text,
	`document_sealed` text,
	`decided_at` text,
	`decided_by` text,
	`answer` text,
	`receipt` text,
	`is_demo` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_request_open` ON `person_request` (`person_id`,`kind`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `person_request_person` ON `person_request` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `person_request_queue` ON `person_request` (`state`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `person_request_key` ON `person_request` (`document_sealed`);--> statement-breakpoint
DROP INDEX `person_document_any`;--> statement-breakpoint
DROP INDEX `person_document`;--> statement-breakpoint
ALTER TABLE `person` ADD `paired_at` text;--> statement-breakpoint
CREATE INDEX `person_unpaired` ON `person` (`id`) WHERE paired_at IS NULL AND merged_into IS NULL AND erased_at IS NULL;--> statement-breakpoint
CREATE INDEX `person_erased` ON `person` (`erased_at`) WHERE erased_at IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `person_document` ON `person` (`document_index`);--> statement-breakpoint
CREATE INDEX `candidate_person` ON `candidate` (`person_id`);--> statement-breakpoint
CREATE INDEX `meeting_chair` ON `meeting` (`chair_id`) WHERE chair_id IS NOT NULL;