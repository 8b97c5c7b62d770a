CREATE TABLE `decision_receipt` (
  `id` text PRIMARY KEY NOT NULL,
  `subject_type` text NOT NULL,
  `subject_id` text NOT NULL,
  `decision` text NOT NULL,
  `outcome` text NOT NULL,
  `rule` text NOT NULL,
  `reasons` text NOT NULL,
  `inputs` text NOT NULL,
  `contest` text,
  `decided_at` text NOT NULL,
  `decided_by_id` text NOT NULL,
  `decided_by` text NOT NULL
) STRICT;
CREATE INDEX `decision_receipt_subject` ON `decision_receipt` (`subject_id`, `id`);
