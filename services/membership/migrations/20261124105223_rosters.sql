ALTER TABLE `import_row` RENAME COLUMN "code" TO "holds";--> statement-breakpoint
ALTER TABLE `import_row` RENAME COLUMN "parent_code" TO "seeks";--> statement-breakpoint
ALTER TABLE `import_row` RENAME COLUMN "organisation_id" TO "subject_id";--> statement-breakpoint
DROP INDEX `import_row_code`;--> statement-breakpoint
DROP INDEX `import_row_parent`;--> statement-breakpoint
ALTER TABLE `import_row` ADD `sealed` text;--> statement-breakpoint
ALTER TABLE `import_row` ADD `keys` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_row` ADD `candidates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_row` ADD `chosen_id` text;--> statement-breakpoint
CREATE INDEX `import_row_holds` ON `import_row` (`import_id`,`holds`);--> statement-breakpoint
CREATE INDEX `import_row_seeks` ON `import_row` (`import_id`,`seeks`);--> statement-breakpoint
CREATE INDEX `import_row_sealed` ON `import_row` (`sealed`) WHERE sealed IS NOT NULL;--> statement-breakpoint
DROP INDEX `import_state`;--> statement-breakpoint
ALTER TABLE `import` ADD `kind` text DEFAULT 'organisations' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `committed_grants` text;--> statement-breakpoint
CREATE INDEX `import_creator` ON `import` (`created_by`,`id`);--> statement-breakpoint
CREATE INDEX `import_state` ON `import` (`state`,`updated_at`);