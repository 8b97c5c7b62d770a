CREATE TABLE `agreement` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`scope` text,
	`term_kind` text NOT NULL,
	`term_from` text,
	`term_to` text,
	`links` text NOT NULL,
	`actions` text NOT NULL,
	`signed_on` text,
	`ended_on` text,
	`end_reason` text,
	`renews_id` text,
	`edition` integer NOT NULL,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "agreement_term" CHECK((term_kind = 'unstated' AND term_from IS NULL AND term_to IS NULL)
        OR (term_kind = 'open' AND term_from IS NOT NULL AND term_to IS NULL)
        OR (term_kind = 'fixed' AND term_from IS NOT NULL AND term_to > term_from))
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreement_kind` ON `agreement` (`kind`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_renewal` ON `agreement` (`renews_id`) WHERE renews_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `agreement_expiry` ON `agreement` (`term_to`,`id`) WHERE term_to IS NOT NULL AND ended_on IS NULL AND signed_on IS NOT NULL;--> statement-breakpoint
CREATE TABLE `agreement_edition` (
	`agreement_id` text NOT NULL,
	`edition` integer NOT NULL,
	`effective_on` text NOT NULL,
	`reason` text,
	`content` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`agreement_id`, `edition`),
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `agreement_party` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_party_open` ON `agreement_party` (`agreement_id`,`organisation_id`,`role`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX `agreement_party_agreement` ON `agreement_party` (`agreement_id`,`id`);--> statement-breakpoint
CREATE INDEX `agreement_party_organisation` ON `agreement_party` (`organisation_id`,`agreement_id`);--> statement-breakpoint
CREATE TABLE `milestone` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	`done_on` text,
	`cancelled_at` text,
	`note` text,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `milestone_agreement` ON `milestone` (`agreement_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `milestone_due` ON `milestone` (`due_on`,`id`) WHERE done_on IS NULL AND cancelled_at IS NULL;--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text,
	`regulation_id` text,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`object_key` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by_id` text,
	`withdrawn_reason` text,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulation`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "document_of_one" CHECK((agreement_id IS NULL) <> (regulation_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `document_agreement_content` ON `document` (`agreement_id`,`sha256`) WHERE withdrawn_at IS NULL AND agreement_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `document_regulation_content` ON `document` (`regulation_id`,`sha256`) WHERE withdrawn_at IS NULL AND regulation_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_agreement` ON `document` (`agreement_id`,`id`);--> statement-breakpoint
CREATE INDEX `document_regulation` ON `document` (`regulation_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_object` ON `document` (`object_key`);--> statement-breakpoint
CREATE TABLE `regulation` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`number` text,
	`issued_by_id` text NOT NULL,
	`review_due_on` text,
	`repealed_on` text,
	`repeal_reason` text,
	`provenance` text NOT NULL,
	`source_ref` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`issued_by_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `regulation_number` ON `regulation` (`number`) WHERE number IS NOT NULL;--> statement-breakpoint
CREATE INDEX `regulation_kind` ON `regulation` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `regulation_review_due` ON `regulation` (`review_due_on`,`id`) WHERE review_due_on IS NOT NULL AND repealed_on IS NULL;--> statement-breakpoint
CREATE TABLE `regulation_review` (
	`id` text PRIMARY KEY NOT NULL,
	`regulation_id` text NOT NULL,
	`reviewed_on` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text,
	`recorded_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `regulation_review_regulation` ON `regulation_review` (`regulation_id`,`id`);--> statement-breakpoint
CREATE TABLE `regulation_version` (
	`id` text PRIMARY KEY NOT NULL,
	`regulation_id` text NOT NULL,
	`number` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`note` text,
	`text` text,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulation`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `regulation_version_number` ON `regulation_version` (`regulation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `regulation_version_open` ON `regulation_version` (`regulation_id`) WHERE valid_to IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `regulation_version_from` ON `regulation_version` (`regulation_id`,`valid_from`);