import { addYears } from '@alliance/calendar'
import type {
  Consent,
  OwnConsent,
  PersonChange,
  PersonConsents,
  PurposeCode,
} from '@alliance/contracts/membership'
import {
  audit,
  holds,
  inParts,
  newId,
  Problem,
  type Context,
  type Statement,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { familyOf, paired } from '../duplicates/pairing.ts'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { reachesPerson } from '../people/reach.ts'
import { columnsOn, mustSay, purposeOf, standingOn, statesOf } from './consents.rules.ts'
import { consent } from './consents.table.ts'
import { purposesOn, withoutCovers } from './purposes.rules.ts'

const shown = sql`id, purpose, version, act, at, channel, entered_by AS enteredBy, evidence`
/** More entries than anybody makes. */
const most = 500

export const purposes = (ctx: Context) => ({ items: purposesOn(ctx.today).map(withoutCovers) })

/** What a person said, the last first, as JSON; for a query that reads the person besides. */
export const entriesOf = (
  personId: SQL,
): SQL => sql`(SELECT json_group_array(json_object('id', id, 'purpose', purpose,
    'version', version, 'act', act, 'at', at, 'channel', channel, 'enteredBy', entered_by, 'evidence', evidence))
  FROM (SELECT * FROM consent WHERE person_id = ${personId} ORDER BY id DESC LIMIT ${most}))`

export const consentsFrom = (ctx: Context, json: string | null): PersonConsents => {
  const entries = JSON.parse(json ?? '[]') as Consent[]
  return { states: statesOf(entries, ctx.today), entries }
}

/** What a person consented to and withdrew. */
export async function ofPerson(ctx: Context, personId: string): Promise<PersonConsents> {
  const [row] = await ctx.db.all<{
    entries: string
  }>(sql`SELECT ${entriesOf(sql`person.id`)} AS entries FROM person
    WHERE person.id = ${personId} AND ${reachesPerson(ctx, 'person:read', sql`person.id`)}`)
  if (!row) throw new Problem('resource.not_found')
  return consentsFrom(ctx, row.entries)
}

/** Whether a person’s consent to a purpose holds: for other services, by the index of what was said last. */
export async function hasConsent(ctx: Context, personId: string, purpose: PurposeCode): Promise<boolean> {
  const [last] = await ctx.db.all<Consent>(lastOf(sql`${personId}`, purpose))
  const present = purposesOn(ctx.today).find(({ code }) => code === purpose)
  return present !== undefined && standingOn(present, last) === 'given'
}

const lastOf = (personId: SQL, purpose: PurposeCode): SQL => sql`SELECT ${shown} FROM consent
  WHERE person_id = ${personId} AND purpose = ${purpose} ORDER BY id DESC LIMIT 1`

interface Entering extends OwnConsent {
  channel: Consent['channel']
  evidence: string | null
}

/** Enters what a person said at the window or on paper. */
export async function enter(ctx: Context, personId: string, input: Entering): Promise<Consent> {
  refuseIdentifiers({ '/evidence': input.evidence })
  return say(
    ctx,
    sql`person.id = ${personId} AND ${reachesPerson(ctx, 'person:write', sql`person.id`)}`,
    'resource.not_found',
    { ...input, enteredBy: ctx.principal.name },
  )
}

/** Says something oneself. */
export const sayOwn = (ctx: Context, ownId: SQL, input: OwnConsent): Promise<Consent> =>
  say(ctx, sql`person.id = ${ownId}`, 'person.not_linked', {
    ...input,
    channel: 'online',
    evidence: null,
    enteredBy: null,
  })

/**
 * Keeps what was said; a withdrawal deletes in the same batch what rested on the consent, from the record, from those
 * merged into it and from the journals of merges. The entry is all that is left of it.
 *
 * @throws Problem `consent.not_asked`, `consent.unknown_version`, `consent.unchanged`, `person.closed`
 */
async function say(
  ctx: Context,
  whose: SQL,
  otherwise: 'resource.not_found' | 'person.not_linked',
  { purpose, version, act, ...how }: Entering & { enteredBy: string | null },
): Promise<Consent> {
  const [read] = await ctx.db.all<{ id: string; closed: 0 | 1; entries: string }>(sql`SELECT person.id,
      person.merged_into IS NOT NULL OR person.erased_at IS NOT NULL AS closed, ${entriesOf(sql`person.id`)} AS entries
    FROM person WHERE ${whose}`)
  if (!read) throw new Problem(otherwise)
  if (read.closed) throw new Problem('person.closed')
  const last = (JSON.parse(read.entries) as Consent[]).find((entry) => entry.purpose === purpose)
  mustSay({ purpose, version, act }, last, ctx.today)
  const made = { id: newId('consent', new Date(ctx.now)), purpose, version, act, at: ctx.now, ...how }
  return ctx.commit(
    made,
    holds(
      sql`(SELECT c.id FROM consent c WHERE c.person_id = ${read.id} AND c.purpose = ${purpose} ORDER BY c.id DESC LIMIT 1) IS ${last?.id ?? null}`,
      'consent.unchanged',
    ),
    ctx.db.insert(consent).values({ ...made, personId: read.id }),
    act === 'withdrawn' ? forgotten(read.id, purpose) : [],
    audit(
      act === 'given' ? 'consent.give' : 'consent.withdraw',
      { type: 'person', id: read.id },
      {
        purpose,
        version,
        channel: how.channel,
        erased: act === 'withdrawn' ? [...(columnsOn[purpose] ?? [])] : [],
      },
    ),
  )
}

/** Deletes what rested on a purpose. */
function forgotten(personId: string, purpose: PurposeCode): Write {
  const columns = columnsOn[purpose]
  if (!columns) return []
  return [(ctx) => erasing(ctx, personId, columns), paired(personId)]
}

/** Empties columns of a record and of those merged into it, wherever a merge has noted them too. */
export function erasing(ctx: Context, personId: string, columns: readonly string[]): Statement[] {
  const family = familyOf(sql`${personId}`)
  const names = JSON.stringify(columns)
  return [
    ctx.db.run(sql`UPDATE person SET ${sql.raw(columns.map((column) => `${column} = NULL`).join(', '))},
      version = version + 1, updated_at = ${ctx.now} WHERE id IN (${family})`),
    ctx.db.run(sql`DELETE FROM person_merge_cell WHERE table_name = 'person' AND row_key IN (${family})
      AND column_name IN (SELECT value FROM json_each(${names}))`),
  ]
}

const resting = ['document', 'phone', 'education'] as const

/**
 * The guard that nothing is entered again whose consent was withdrawn.
 *
 * @throws Problem `consent.withdrawn`
 */
export const notWithdrawn = (changes: readonly { id: string; change: PersonChange }[]): Write =>
  inParts(
    changes.flatMap(({ id, change }) =>
      resting
        .filter((field) => change[field] !== undefined && change[field] !== null)
        .map((field) => ({ id, purpose: purposeOf[field] })),
    ),
  ).map((json) =>
    holds(
      sql`NOT EXISTS (SELECT 1 FROM json_each(${json}) AS given WHERE (SELECT c.act FROM consent c
        WHERE c.person_id = given.value ->> 'id' AND c.purpose = given.value ->> 'purpose' ORDER BY c.id DESC LIMIT 1) = 'withdrawn')`,
      'consent.withdrawn',
    ),
  )

/** Records of consent are kept as long as the person is, and three years (law-and-privacy.md §8.4). */
const yearsKept = 3

/** Deletes consents of people erased three years ago. */
export async function forgetConsents(ctx: Context): Promise<void> {
  const [old] = await ctx.db.all<{ id: string }>(sql`SELECT p.id FROM person p INDEXED BY person_erased
    WHERE p.erased_at < ${`${addYears(ctx.today, -yearsKept)}T00:00:00.000Z`} AND EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id)
    ORDER BY p.erased_at LIMIT 1`)
  if (!old) return
  await ctx.commit(
    null,
    ctx.db.run(sql`DELETE FROM consent WHERE person_id = ${old.id}`),
    audit('consent.expire', { type: 'person', id: old.id }),
  )
}
