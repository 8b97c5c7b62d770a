ALTER TABLE `party_organisation` ADD `moves` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `employment` ADD `tell_on` text;--> statement-breakpoint
CREATE INDEX `employment_untold` ON `employment` (`tell_on`) WHERE tell_on IS NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `told` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What was entered before there was anyone to hear of it is told now.
INSERT INTO outbox (event_id, consumer, type, body, created_at)
WITH fact AS (
  SELECT 'organisation.changed' AS type, id AS subject, version, updated_at AS at,
    json_object('kind', 'enterprise', 'name', name, 'active', json('true'), 'organisationKind', kind) AS data FROM organisation
  UNION ALL
  SELECT 'party-organisation.changed', id, version, updated_at,
    json_object('kind', 'org', 'name', name, 'active', json(iif(dissolved_on IS NULL OR dissolved_on > date('now', '+8 hours'), 'true', 'false')),
      'type', type, 'chainCode', chain_code, 'path', path) FROM party_organisation
  UNION ALL
  SELECT 'person.changed', person.id, person.version, person.updated_at,
    json_object('displayName', person.name, 'accountId', account_id, 'employerId', employer.id, 'employerName', employer.name,
      'active', json(iif(merged_into IS NULL AND erased_at IS NULL, 'true', 'false')))
  FROM person LEFT JOIN employment job ON job.person_id = person.id AND job.valid_from <= date('now', '+8 hours')
      AND (job.valid_to IS NULL OR job.valid_to > date('now', '+8 hours'))
    LEFT JOIN organisation employer ON employer.id = job.organisation_id)
SELECT 'evt_' || lower(hex(randomblob(13))), 'events', type,
  json_object('id', 'evt_' || lower(hex(randomblob(13))), 'type', type, 'at', at,
    'traceparent', '00-' || lower(hex(randomblob(16))) || '-' || lower(hex(randomblob(8))) || '-00',
    'subject', subject, 'version', version, 'data', json(data)), at
FROM fact;--> statement-breakpoint
UPDATE employment SET tell_on = iif(valid_from > date('now', '+8 hours'), valid_from, valid_to)
WHERE valid_from > date('now', '+8 hours') OR valid_to > date('now', '+8 hours');
