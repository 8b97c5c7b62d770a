CREATE TABLE `outbox` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `event_id` text NOT NULL,
  `consumer` text NOT NULL,
  `type` text NOT NULL,
  `body` text NOT NULL,
  `created_at` text NOT NULL,
  `sent_at` text
) STRICT;
CREATE INDEX `outbox_waiting` ON `outbox` (`id`) WHERE sent_at IS NULL;
CREATE INDEX `outbox_sent` ON `outbox` (`sent_at`);

CREATE TABLE `inbox` (
  `event_id` text PRIMARY KEY NOT NULL,
  `handled_at` text NOT NULL
) STRICT;

CREATE TABLE `dead_letter` (
  `id` text PRIMARY KEY NOT NULL,
  `queue` text NOT NULL,
  `event_id` text NOT NULL,
  `type` text NOT NULL,
  `subject` text NOT NULL,
  `body` text NOT NULL,
  `reason` text,
  `arrived_at` text NOT NULL,
  `replayed_at` text
) STRICT;

CREATE TABLE `audit` (
  `seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `at` text NOT NULL,
  `actor_id` text NOT NULL,
  `actor_name` text NOT NULL,
  `action` text NOT NULL,
  `object_type` text NOT NULL,
  `object_id` text NOT NULL,
  `outcome` text NOT NULL CHECK (`outcome` IN ('done', 'refused')),
  `detail` text NOT NULL,
  `request_id` text NOT NULL,
  `hash` text NOT NULL
) STRICT;
CREATE INDEX `audit_object` ON `audit` (`object_id`, `seq`);
CREATE INDEX `audit_actor` ON `audit` (`actor_id`, `seq`);

CREATE TABLE `audit_link` (
  `seq` integer PRIMARY KEY NOT NULL,
  `link` text NOT NULL
) STRICT;

CREATE TABLE `idempotency` (
  `principal_id` text NOT NULL,
  `key` text NOT NULL,
  `request_hash` text NOT NULL,
  `answer` text NOT NULL,
  `created_at` text NOT NULL,
  PRIMARY KEY (`principal_id`, `key`)
) STRICT;
CREATE INDEX `idempotency_age` ON `idempotency` (`created_at`);

-- Never holds a row: a batch asks it whether a guard held, and it refuses the whole batch when one did not.
CREATE TABLE `guard` (
  `code` text NOT NULL,
  `ok` integer NOT NULL
) STRICT;
