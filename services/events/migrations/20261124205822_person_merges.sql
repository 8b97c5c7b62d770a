ALTER TABLE `known_person` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `known_person` ADD `stays_as` text;--> statement-breakpoint
CREATE INDEX `known_person_merged` ON `known_person` (`merged_into`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE INDEX `known_person_stays` ON `known_person` (`stays_as`) WHERE stays_as IS NOT NULL;