import { newId, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { beginning, ending } from '../../affiliations/beginning.usecases.ts'
import { stillOpen } from '../../people/entering.usecases.ts'
import { reaches } from '../../reach.ts'
import { besideParty, partyKeys, type PartyMet } from '../persons/party-organisations.ts'
import { besidePerson, personKey, personKeys, personMet } from '../persons/register.ts'
import type { RosterKind } from '../roster.ts'
import { affiliationColumns } from './columns.rules.ts'
import {
  readAffiliation,
  standAffiliation,
  type AffiliationDraft,
  type AffiliationMet,
  type AffiliationReading,
  type Member,
} from './standing.rules.ts'

const permission = 'affiliation:write'

/** Who belongs to which Party organisation; people and Party organisations are in the register already. */
export const affiliationRoster: RosterKind<AffiliationReading, AffiliationMet, AffiliationDraft> = {
  name: 'affiliations',
  permission,
  spansRegister: false,
  sheet: { zh: '组织关系名册', en: 'Affiliations' },
  columns: affiliationColumns,
  ignored: [{ zh: '演示数据', en: 'Demo' }],
  identifying: 'name',
  faultOf: { twins: 'import.same_in_file', taken: 'import.taken_since' },
  overtaken: ['affiliation.overlaps', 'affiliation.ended', 'person.closed', 'party_organisation.dissolved'],
  async read(cells, { titles, today }) {
    const { blank, faults, read } = readAffiliation(cells, titles, today)
    const keys = await personKeys(read)
    const person = personKey(keys)
    return {
      blank,
      faults,
      read,
      keys: { ...keys, ...partyKeys(read.party) },
      holds:
        person && read.kind
          ? `${person} ${read.kind} ${read.kind === 'formal' ? '' : (read.party ?? '')}`
          : null,
      seeks: null,
    }
  },
  beside(ctx) {
    const affiliations = sql`, 'affiliations', (SELECT json_group_array(json_object('id', a.id, 'partyOrganisationId', a.party_organisation_id,
        'party', held.name, 'kind', a.kind, 'status', a.status, 'from', a.valid_from, 'to', a.valid_to,
        'mine', ${reaches(ctx, permission, sql`held`)}))
      FROM affiliation a JOIN party_organisation held ON held.id = a.party_organisation_id WHERE a.person_id = met.id)`
    return {
      columns: sql`${besidePerson(ctx, permission, affiliations)}, ${besideParty(ctx, permission)}`,
      joins: sql``,
    }
  },
  met: (row) => ({
    ...personMet<Member>(row),
    parties: JSON.parse(row.parties as string) as PartyMet[],
  }),
  stand: standAffiliation,
  enter(ctx: Context, drafts) {
    const begun = drafts.flatMap((draft) =>
      'begins' in draft
        ? [
            {
              ...draft.begins,
              id: newId('affiliation', new Date(ctx.now)),
              personId: draft.personId,
              ends: draft.ends,
            },
          ]
        : [],
    )
    const ended = drafts.flatMap((draft) =>
      'to' in draft ? [{ ...draft.ends, personId: draft.personId, to: draft.to }] : [],
    )
    return Promise.resolve({
      subjects: drafts.map(({ personId }) => personId),
      writes: [
        stillOpen(drafts.map(({ personId }) => personId)),
        begun.length > 0 ? beginning(ctx, begun) : [],
        ended.length > 0 ? ending(ctx, ended) : [],
      ],
    })
  },
}
