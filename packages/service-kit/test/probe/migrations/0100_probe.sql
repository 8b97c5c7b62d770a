CREATE TABLE `note` (
  `id` text PRIMARY KEY NOT NULL,
  `enterprise_id` text NOT NULL,
  `title` text NOT NULL,
  `rank` integer NOT NULL,
  `version` integer NOT NULL
) STRICT;
CREATE INDEX `note_order` ON `note` (`rank`, `id`);
CREATE UNIQUE INDEX `note_title` ON `note` (`enterprise_id`, `title`);

CREATE TABLE `purse` (
  `id` text PRIMARY KEY NOT NULL,
  `balance` integer NOT NULL
) STRICT;

CREATE TABLE `payment` (
  `id` text PRIMARY KEY NOT NULL,
  `purse_id` text NOT NULL,
  `amount` integer NOT NULL
) STRICT;

CREATE TABLE `heard` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `event_id` text NOT NULL,
  `subject` text NOT NULL
) STRICT;

CREATE TABLE `latest` (
  `subject` text PRIMARY KEY NOT NULL,
  `version` integer NOT NULL,
  `total` integer NOT NULL
) STRICT;
