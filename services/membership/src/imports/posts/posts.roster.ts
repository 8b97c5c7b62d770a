import { newId, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { stillOpen } from '../../people/entering.usecases.ts'
import { seating, unseating } from '../../posts/seating.usecases.ts'
import { besideParty, partyKeys } from '../persons/party-organisations.ts'
import { besidePerson, personKey, personKeys, personMet } from '../persons/register.ts'
import type { RosterKind } from '../roster.ts'
import { postColumns } from './columns.rules.ts'
import { readPost } from './reading.rules.ts'
import {
  standPost,
  type Body,
  type Holder,
  type PostDraft,
  type PostMet,
  type PostReading,
} from './standing.rules.ts'

const permission = 'post:write'

/** Who holds or held which seat; people and Party organisations are in the register already. */
export const postRoster: RosterKind<PostReading, PostMet, PostDraft> = {
  name: 'posts',
  permission,
  spansRegister: false,
  sheet: { zh: '党内职务名册', en: 'Posts' },
  columns: postColumns,
  ignored: [{ zh: '演示数据', en: 'Demo' }],
  identifying: 'name',
  faultOf: { twins: 'import.same_in_file', taken: 'import.taken_since' },
  overtaken: ['post.taken', 'post.ended', 'person.closed'],
  async read(cells, { titles, today }) {
    const { blank, faults, read } = readPost(cells, titles, today)
    const keys = await personKeys(read)
    const person = personKey(keys)
    const { party, post, from, to } = read
    // A seat of a secretary that does not end is one person's; any other seat may be several people's.
    const single = post === 'secretary' && to === null
    return {
      blank,
      faults,
      read,
      keys: { ...keys, ...partyKeys(party) },
      holds:
        person && party && post && from
          ? single
            ? `${post} ${party}`
            : `${person} ${post} ${from} ${party}`
          : null,
      seeks: null,
    }
  },
  beside(ctx) {
    const posts = sql`, 'posts', (SELECT json_group_array(json_object('id', held.id, 'partyOrganisationId', held.party_organisation_id,
        'party', seat.name, 'post', held.post, 'source', held.source, 'from', held.valid_from, 'to', held.valid_to, 'endReason', held.end_reason))
      FROM post held JOIN party_organisation seat ON seat.id = held.party_organisation_id WHERE held.person_id = met.id)`
    const body = sql`, 'secretary', (SELECT s.person_id FROM post s
        WHERE s.party_organisation_id = o.id AND s.post = 'secretary' AND s.valid_to IS NULL),
      'terms', (SELECT json_group_array(json_object('id', t.id, 'from', t.start_on, 'to', t.ended_on)) FROM term t
        WHERE t.party_organisation_id = o.id)`
    return {
      columns: sql`${besidePerson(ctx, permission, posts)}, ${besideParty(ctx, permission, body)}`,
      joins: sql``,
    }
  },
  met: (row) => ({
    ...personMet<Holder>(row),
    parties: JSON.parse(row.parties as string) as Body[],
  }),
  stand: standPost,
  enter(ctx: Context, drafts) {
    const begun = drafts.flatMap((draft) =>
      'begins' in draft ? [{ ...draft.begins, id: newId('post', new Date(ctx.now)), boundTo: null }] : [],
    )
    const ended = drafts.flatMap((draft) =>
      'ends' in draft
        ? [{ ...draft.ends, personId: draft.personId, to: draft.to, reason: draft.reason }]
        : [],
    )
    return Promise.resolve({
      subjects: drafts.map(({ personId }) => personId),
      writes: [
        stillOpen(drafts.map(({ personId }) => personId)),
        // Whoever leaves a seat leaves it before the next takes it.
        ended.length > 0 ? unseating(ctx, ended) : [],
        begun.length > 0 ? seating(ctx, begun) : [],
      ],
    })
  },
}
