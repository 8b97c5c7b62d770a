CREATE TABLE `alliance_member` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`founding` integer NOT NULL,
	`plaque_no` text NOT NULL,
	`plaque_year` integer NOT NULL,
	`plaque_sequence` integer NOT NULL,
	`admitted_on` text NOT NULL,
	`ended_on` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `alliance_member_plaque` ON `alliance_member` (`plaque_year`,`plaque_sequence`);--> statement-breakpoint
CREATE INDEX `alliance_member_founding` ON `alliance_member` (`founding`,`plaque_year`,`plaque_sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `alliance_member_present` ON `alliance_member` (`organisation_id`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE INDEX `alliance_member_organisation` ON `alliance_member` (`organisation_id`,`admitted_on`);--> statement-breakpoint
CREATE TABLE `chain_link` (
	`id` text PRIMARY KEY NOT NULL,
	`chain_code` text NOT NULL,
	`organisation_id` text NOT NULL,
	`place` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `chain_link_open` ON `chain_link` (`chain_code`,`organisation_id`,`place`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `chain_link_chain` ON `chain_link` (`chain_code`,`id`);--> statement-breakpoint
CREATE INDEX `chain_link_place` ON `chain_link` (`place`,`id`);--> statement-breakpoint
CREATE INDEX `chain_link_chain_place` ON `chain_link` (`chain_code`,`place`,`id`);--> statement-breakpoint
CREATE INDEX `chain_link_organisation` ON `chain_link` (`organisation_id`,`chain_code`,`place`,`valid_from`);--> statement-breakpoint
CREATE TABLE `import` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text,
	`state` text NOT NULL,
	`columns` text NOT NULL,
	`counts` text NOT NULL,
	`created_by` text NOT NULL,
	`created_by_name` text NOT NULL,
	`committed_by` text,
	`committed_by_name` text,
	`lease_until` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_state` ON `import` (`state`);--> statement-breakpoint
CREATE TABLE `import_row` (
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`cells` text NOT NULL,
	`faults` text NOT NULL,
	`changes` text NOT NULL,
	`code` text,
	`parent_code` text,
	`organisation_id` text,
	PRIMARY KEY(`import_id`, `number`),
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_row_state` ON `import_row` (`import_id`,`state`,`number`);--> statement-breakpoint
CREATE INDEX `import_row_code` ON `import_row` (`import_id`,`code`);--> statement-breakpoint
CREATE INDEX `import_row_parent` ON `import_row` (`import_id`,`parent_code`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_sort` text NOT NULL,
	`kind` text NOT NULL,
	`credit_code` text,
	`aliases` text NOT NULL,
	`parent_id` text,
	`industry_codes` text NOT NULL,
	`digital_class` text,
	`party_status` text,
	`description` text,
	`website` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_credit_code` ON `organisation` (`credit_code`);--> statement-breakpoint
CREATE INDEX `organisation_order` ON `organisation` (`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `organisation_kind` ON `organisation` (`kind`,`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `organisation_parent` ON `organisation` (`parent_id`);--> statement-breakpoint
CREATE TABLE `organisation_term` (
	`term` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`term`, `organisation_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `organisation_term_owner` ON `organisation_term` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `site` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`address` text,
	`division_code` text,
	`latitude` real,
	`longitude` real,
	`valid_from` text,
	`valid_to` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `site_organisation` ON `site` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `site_kind` ON `site` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `coverage` (
	`id` text PRIMARY KEY NOT NULL,
	`party_organisation_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`full_members` integer,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`party_organisation_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `coverage_open` ON `coverage` (`organisation_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `coverage_organisation` ON `coverage` (`organisation_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `coverage_party_organisation` ON `coverage` (`party_organisation_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `edge` (
	`id` text PRIMARY KEY NOT NULL,
	`tree` text NOT NULL,
	`child_id` text NOT NULL,
	`parent_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`child_sort` text NOT NULL,
	`settled` integer NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`parent_id`) REFERENCES `party_organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `edge_open` ON `edge` (`tree`,`child_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `edge_child` ON `edge` (`child_id`,`tree`,`valid_from`);--> statement-breakpoint
CREATE INDEX `edge_parent` ON `edge` (`parent_id`,`tree`,`child_sort`,`child_id`);--> statement-breakpoint
CREATE INDEX `edge_waiting` ON `edge` (`valid_from`) WHERE settled = 0;--> statement-breakpoint
CREATE TABLE `party_organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_sort` text NOT NULL,
	`type` text NOT NULL,
	`grid_level` integer,
	`committee_form` text,
	`chain_code` text,
	`park_code` text,
	`established_on` text NOT NULL,
	`dissolved_on` text,
	`term_due_on` text,
	`full_members` integer,
	`path` text NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `party_organisation_order` ON `party_organisation` (`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `party_organisation_type` ON `party_organisation` (`type`,`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `party_organisation_chain` ON `party_organisation` (`chain_code`,`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `party_organisation_chain_type` ON `party_organisation` (`chain_code`,`type`,`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `party_organisation_path` ON `party_organisation` (`path`);--> statement-breakpoint
CREATE TABLE `tally` (
	`subject` text NOT NULL,
	`date` text NOT NULL,
	`change` integer NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`subject`, `date`)
) STRICT;
