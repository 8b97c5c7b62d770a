import { newId, type Context } from '@alliance/service-kit'
import { employing } from '../../people/employments.usecases.ts'
import { changing, entering, stillOpen } from '../../people/entering.usecases.ts'
import { phoneIndexOf } from '../../people/identifiers.ts'
import { besidePerson, namedKey, personKey, personKeys, personMet } from '../persons/register.ts'
import type { RosterKind } from '../roster.ts'
import { sql } from 'drizzle-orm'
import { peopleColumns } from './columns.rules.ts'
import { readPeopleRow } from './reading.rules.ts'
import { standPeople, type PeopleDraft, type PeopleMet, type PeopleReading } from './standing.rules.ts'

/** People and where they work, met by document, or by name and employer. */
export const peopleRoster: RosterKind<PeopleReading, PeopleMet, PeopleDraft> = {
  name: 'people',
  permission: 'person:write',
  spansRegister: false,
  sheet: { zh: '人员名册', en: 'People' },
  columns: peopleColumns,
  ignored: [
    { zh: '单位名称', en: 'Employer name' },
    { zh: '来源', en: 'Provenance' },
    { zh: '演示数据', en: 'Demo' },
  ],
  identifying: 'name',
  faultOf: { twins: 'import.same_in_file', taken: 'import.taken_since' },
  overtaken: [
    'version.stale',
    'person.duplicate',
    'person.closed',
    'consent.withdrawn',
    'employment.overlaps',
    'organisation.unknown',
  ],
  async read(cells, { titles, today }) {
    const { blank, faults, read } = readPeopleRow(cells, titles, today)
    const keys = await personKeys(read)
    return {
      blank,
      faults,
      read,
      keys,
      holds: personKey(keys),
      // A row that gives a document and one that does not may tell of one person.
      seeks: keys.document ? namedKey(keys) : null,
      phoneIndex: read.phone && (await phoneIndexOf(read.phone)),
    }
  },
  beside(ctx) {
    const withdrawn = sql`, 'withdrawn', (SELECT json_group_array(c.purpose) FROM consent c
      WHERE c.person_id = met.id AND c.act = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM consent later
        WHERE later.person_id = c.person_id AND later.purpose = c.purpose AND later.id > c.id))`
    return { columns: besidePerson(ctx, 'person:write', withdrawn), joins: sql`` }
  },
  met: personMet,
  stand: standPeople,
  async enter(ctx: Context, drafts) {
    const rows = drafts.map((draft) => ({
      id: 'input' in draft ? newId('person', new Date(ctx.now)) : draft.id,
      draft,
    }))
    const entered = rows.flatMap(({ id, draft }) =>
      'input' in draft ? [{ id, input: { ...draft.input, employment: null } }] : [],
    )
    const changes = rows.flatMap(({ draft }) =>
      'change' in draft && Object.keys(draft.change).length > 0 ? [draft] : [],
    )
    const begun = rows.flatMap(({ id, draft: { employment } }) =>
      employment ? [{ ...employment, id: newId('employment', new Date(ctx.now)), personId: id }] : [],
    )
    return {
      subjects: rows.map(({ id }) => id),
      writes: [
        entered.length > 0 ? await entering(ctx, entered) : [],
        changes.length > 0 ? await changing(ctx, changes) : [],
        stillOpen(rows.flatMap(({ id, draft }) => ('change' in draft ? [id] : []))),
        begun.length > 0 ? employing(ctx, begun) : [],
      ],
    }
  },
}
