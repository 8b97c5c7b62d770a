-- drop: a plot had nothing but a name before, and none was entered
DROP TABLE `plot`;--> statement-breakpoint
CREATE TABLE `plot` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`construction_kind` text NOT NULL,
	`address` text,
	`latitude` real,
	`longitude` real,
	`target_units` integer NOT NULL,
	`planned_start_on` text,
	`planned_completion_on` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plot_code` ON `plot` (`code`);--> statement-breakpoint
CREATE TABLE `building` (
	`id` text PRIMARY KEY NOT NULL,
	`plot_id` text NOT NULL,
	`name` text NOT NULL,
	`floors` integer NOT NULL,
	`planned_units` integer NOT NULL,
	`planned_acceptance_on` text,
	`units` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`plot_id`) REFERENCES `plot`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "building_within_plan" CHECK(units <= planned_units)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `building_name` ON `building` (`plot_id`,`name`);--> statement-breakpoint
CREATE TABLE `plot_rent_base` (
	`plot_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`fen_per_m2_month` integer NOT NULL,
	`basis` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`plot_id`) REFERENCES `plot`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plot_rent_base_from` ON `plot_rent_base` (`plot_id`,`valid_from`);--> statement-breakpoint
CREATE UNIQUE INDEX `plot_rent_base_open` ON `plot_rent_base` (`plot_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE TABLE `tally` (
	`subject` text NOT NULL,
	`date` text NOT NULL,
	`change` integer NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`subject`, `date`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `tranche` (
	`id` text PRIMARY KEY NOT NULL,
	`plot_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text,
	`classes` text NOT NULL,
	`building_ids` text NOT NULL,
	`unit_type_ids` text NOT NULL,
	`published_at` text,
	`published_by` text,
	`cancelled_reason` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`plot_id`) REFERENCES `plot`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `tranche_plot` ON `tranche` (`plot_id`,`id`);--> statement-breakpoint
CREATE INDEX `tranche_open` ON `tranche` (`state`,`opens_on`,`id`);--> statement-breakpoint
CREATE TABLE `tranche_opened` (
	`tranche_id` text NOT NULL,
	`unit_type_id` text NOT NULL,
	`units` integer NOT NULL,
	PRIMARY KEY(`tranche_id`, `unit_type_id`),
	FOREIGN KEY (`tranche_id`) REFERENCES `tranche`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `unit_type` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`bedrooms` integer NOT NULL,
	`living_rooms` integer NOT NULL,
	`area_cm2` integer NOT NULL,
	`description` text NOT NULL,
	`furniture` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_type_code` ON `unit_type` (`code`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`plot_id` text NOT NULL,
	`building_id` text NOT NULL,
	`floor` integer NOT NULL,
	`room_number` text NOT NULL,
	`unit_type_id` text NOT NULL,
	`area_cm2` integer NOT NULL,
	`state` text NOT NULL,
	`state_since` text NOT NULL,
	`furniture` text,
	`tranche_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`plot_id`) REFERENCES `plot`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`building_id`) REFERENCES `building`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_type_id`) REFERENCES `unit_type`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_room` ON `unit` (`building_id`,`room_number`);--> statement-breakpoint
CREATE INDEX `unit_building` ON `unit` (`building_id`,`floor`,`room_number`,`id`);--> statement-breakpoint
CREATE INDEX `unit_plot` ON `unit` (`plot_id`,`id`);--> statement-breakpoint
CREATE INDEX `unit_state` ON `unit` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `unit_plot_state` ON `unit` (`plot_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `unit_tranche` ON `unit` (`tranche_id`,`state`,`unit_type_id`);--> statement-breakpoint
CREATE TABLE `unit_step` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` text NOT NULL,
	`plot_id` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`on_date` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_step_unit` ON `unit_step` (`unit_id`,`seq`);
