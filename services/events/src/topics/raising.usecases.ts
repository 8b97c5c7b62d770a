import type { NewTopic, Topic } from '@alliance/contracts/events'
import { audit, newId, Problem, type Context } from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { asTopic, type ReadTopic } from './topics.queries.ts'
import { topic, type TopicRow } from './topics.table.ts'
import { entered, fact, object, publish } from './writing.ts'

interface Found {
  title: string
  state: string
  organises: 0 | 1
  hasPlace: 0 | 1
  ownPersonId: string | null
  personId: string | null
  personName: string | null
  organisationId: string | null
  organisationName: string | null
}

/** The activity, one’s place there, and who raised it as the directory knows them. One round trip. */
async function read(ctx: Context, activityId: string, { raisedBy }: NewTopic): Promise<Found> {
  const [person, organisation] =
    raisedBy.who === 'self'
      ? [sql`own.id`, sql`own.employer_id`]
      : [sql`${raisedBy.personId}`, sql`coalesce(${raisedBy.organisationId}, k.employer_id)`]
  const hosted = hostedWithin(reachOrNone(ctx, 'topic:write'), sql`a.id`)
  const [found] = await ctx.db.all<Found>(sql`SELECT a.title, a.state, ${hosted} AS organises,
      EXISTS (SELECT 1 FROM registration r WHERE r.activity_id = a.id AND r.person_id = own.id AND r.state = 'confirmed') AS hasPlace,
      own.id AS ownPersonId, k.id AS personId, k.display_name AS personName, o.id AS organisationId, o.name AS organisationName
    FROM activity a LEFT JOIN known_person own ON own.account_id = ${ctx.principal.id} AND own.active = 1
      LEFT JOIN known_person k ON k.id = ${person} AND k.active = 1
      LEFT JOIN known_organisation o ON o.id = ${organisation}
    WHERE a.id = ${activityId} AND (a.visible = 1 OR ${hosted}) ORDER BY own.version DESC LIMIT 1`)
  if (!found) throw new Problem('resource.not_found')
  return found
}

/** @throws Problem `topic.not_recorder`, `topic.no_place`, `topic.raiser_unknown`, `person.not_linked` */
function refuseRaiser({ raisedBy }: NewTopic, found: Found): void {
  if (raisedBy.who === 'self') {
    if (found.ownPersonId === null) throw new Problem('person.not_linked')
    if (found.organises === 0 && found.hasPlace === 0) throw new Problem('topic.no_place')
    return
  }
  if (found.organises === 0) throw new Problem('topic.not_recorder')
  const unknown =
    (raisedBy.personId !== null && found.personId === null) ||
    (raisedBy.organisationId !== null && found.organisationId === null)
  if (unknown) throw new Problem('topic.raiser_unknown')
}

/**
 * Raises an issue at an activity that was published: by whoever has a place there, or as an organiser records it.
 *
 * @throws Problem `topic.not_published`, and as `refuseRaiser`; `request.invalid` for markings of secrecy and identifiers
 */
export async function raiseTopic(ctx: Context, activityId: string, input: NewTopic): Promise<Topic> {
  const texts = { '/title': input.title, '/description': input.description }
  refuseMarkings(texts)
  refuseIdentifiers(texts)
  const found = await read(ctx, activityId, input)
  if (!['published', 'ongoing', 'closed'].includes(found.state)) throw new Problem('topic.not_published')
  refuseRaiser(input, found)
  const { raisedBy, ...given } = input
  const row: TopicRow = {
    ...given,
    id: newId('topic', new Date(ctx.now)),
    activityId,
    state: 'open',
    raiserPersonId: found.personId,
    raiserOrganisationId: found.organisationId,
    ownerOrganisationId: null,
    ownerPersonId: null,
    countedFrom: null,
    workingDays: null,
    dueOn: null,
    dueProvisional: false,
    answer: null,
    answeredById: null,
    confirmedBy: null,
    declineReason: null,
    reopened: 0,
    raisedAt: ctx.now,
    closedAt: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  const raised: ReadTopic = {
    row,
    activityTitle: found.title,
    raiserOrganisation: found.organisationName,
    raiserPerson: found.personName,
    ownerOrganisation: null,
    ownerPath: null,
    ownerPerson: null,
    parties: found.organises === 1 ? ['organiser'] : [],
    own: raisedBy.who === 'self',
  }
  return ctx.commit(
    asTopic(ctx, raised),
    ctx.db.insert(topic).values(row),
    entered(ctx, raised, 'raised'),
    audit('topic.raise', object(row.id), { activityId, category: row.category }),
    publish('topic.raised', fact(row)),
  )
}
