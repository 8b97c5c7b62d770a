CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`phone_index` text NOT NULL,
	`disabled_at` text,
	`is_demo` integer NOT NULL,
	`last_sign_in_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_phone_index` ON `account` (`phone_index`);--> statement-breakpoint
CREATE INDEX `account_phone` ON `account` (`phone`);--> statement-breakpoint
CREATE INDEX `account_disabled` ON `account` (`id`) WHERE disabled_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `credential` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`provider_account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`password` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `credential_owner` ON `credential` (`user_id`,`provider_id`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`resets_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `attempt_reset` ON `attempt` (`resets_at`);--> statement-breakpoint
CREATE TABLE `client_key` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`method` text NOT NULL,
	`hint` text NOT NULL,
	`kid` text,
	`public_key` text,
	`secret_hash` text,
	`created_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`client_id`) REFERENCES `partner_client`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `client_key_client` ON `client_key` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `client_key_kid` ON `client_key` (`client_id`,`kid`) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE TABLE `partner_client` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`organisation_name` text NOT NULL,
	`scopes` text NOT NULL,
	`disabled_at` text,
	`is_demo` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `used_assertion` (
	`client_id` text NOT NULL,
	`jti` text NOT NULL,
	`expires_at` text NOT NULL,
	PRIMARY KEY(`client_id`, `jti`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `used_assertion_expiry` ON `used_assertion` (`expires_at`);--> statement-breakpoint
CREATE TABLE `local_message` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `local_message_age` ON `local_message` (`created_at`);--> statement-breakpoint
CREATE TABLE `one_time_code` (
	`phone_index` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`tries` integer NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `one_time_code_expiry` ON `one_time_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`reason` text NOT NULL,
	`given_by_id` text NOT NULL,
	`given_by` text NOT NULL,
	`ended_at` text,
	`ended_by` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `role_grant_account` ON `role_grant` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `role_grant_open` ON `role_grant` (`id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `known_scope` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `known_scope_order` ON `known_scope` (`kind`,`name`,`id`);--> statement-breakpoint
CREATE TABLE `known_scope_term` (
	`kind` text NOT NULL,
	`term` text NOT NULL,
	`scope_id` text NOT NULL,
	PRIMARY KEY(`kind`, `term`, `scope_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `known_scope_term_owner` ON `known_scope_term` (`scope_id`);--> statement-breakpoint
CREATE TABLE `backup_code` (
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`account_id`, `code_hash`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `challenge_account` ON `challenge` (`account_id`);--> statement-breakpoint
CREATE INDEX `challenge_expiry` ON `challenge` (`expires_at`);--> statement-breakpoint
CREATE TABLE `second_factor` (
	`account_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed_at` text,
	`last_counter` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`locked_until` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `second_factor_secret` ON `second_factor` (`secret`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`token` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`second_factor_at` text,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `session_expiry` ON `session` (`expires_at`);--> statement-breakpoint
CREATE INDEX `session_idle` ON `session` (`last_seen_at`);