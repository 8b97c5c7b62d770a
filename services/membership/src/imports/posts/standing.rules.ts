import type { FieldProblemCode } from '@alliance/contracts'
import type { Post } from '@alliance/contracts/membership'
import type { StoredFault } from '../imports.table.ts'
import type { EmployerMet, KnownPerson } from '../persons/meeting.rules.ts'
import { meetRecorded } from '../persons/member.rules.ts'
import { meetParty, type PartyMet } from '../persons/party-organisations.ts'
import { originIn, standingNowhere, titleIn, type Reading, type Standing, type View } from '../roster.ts'
import { postColumns, type PostEntry, type PostField } from './columns.rules.ts'
import type { PostRead } from './reading.rules.ts'

export interface PostReading extends Reading {
  read: PostRead
}

export interface KnownPost extends PostEntry {
  id: string
  partyOrganisationId: string
}

export type Holder = KnownPerson & { posts: KnownPost[] }

/** A Party organisation with whoever is its secretary, and its terms. */
export type Body = PartyMet & {
  secretary: string | null
  terms: { id: string; from: string; to: string | null }[]
}

export interface PostMet {
  byDocument: Holder | null
  byName: Holder[]
  employers: EmployerMet[]
  parties: Body[]
}

type Begins = Pick<
  Post,
  'partyOrganisationId' | 'personId' | 'post' | 'source' | 'termId' | 'from' | 'to' | 'endReason'
> &
  ReturnType<typeof originIn>

export type PostDraft = { personId: string } & (
  | { begins: Begins }
  | { ends: Pick<Post, 'id' | 'partyOrganisationId' | 'post'>; to: string; reason: string }
)

export function standPost(
  { read, faults: misread }: PostReading,
  met: PostMet,
  view: View,
): Standing<PostDraft> {
  const titleOf = titleIn(postColumns, view.titles)
  const faults: StoredFault[] = []
  const fault = (field: PostField, code: FieldProblemCode) => faults.push({ column: titleOf(field), code })
  const meeting = meetRecorded(read, met, view)
  for (const each of meeting.faults) fault(each.field, each.code)
  const party = read.party ? meetParty(met.parties, view) : null
  if (typeof party === 'string') fault('party', party)
  const { person } = meeting
  const base = { ...standingNowhere, faults, candidates: meeting.candidates, draft: null }
  const { post, source, from, to, endReason } = read
  if (!person || !party || typeof party === 'string' || !post || !source || !from || misread.length > 0)
    return base

  const held = person.posts.filter((one) => one.partyOrganisationId === party.id && one.post === post)
  const known = held.find((one) => one.from === from) ?? held.find((one) => one.to === null) ?? null
  const touches = [`${party.id} ${post === 'secretary' ? post : `${post} ${person.id}`}`, person.id]
  const found = { ...base, subjectId: person.id, touches }
  if (known) {
    if (known.from !== from) fault('from', 'import.differs')
    if (known.source !== source) fault('source', 'import.differs')
    if (to === null || to === known.to) return { ...found, exists: true }
    if (known.to !== null) fault('to', 'import.differs')
    return {
      ...found,
      exists: true,
      changes: differences(known, { ...known, to, endReason }, view.titles),
      draft: {
        personId: person.id,
        ends: { id: known.id, partyOrganisationId: party.id, post },
        to,
        reason: endReason ?? '',
      },
    }
  }
  if (from < party.establishedOn) fault('from', 'date.not_established')
  if (post === 'secretary' && to === null && party.secretary !== null) fault('post', 'import.seat_taken')
  const term = source === 'elected' ? termOn(party, from) : null
  if (source === 'elected' && !term) fault('source', 'import.no_term')
  // What was elected ended with its term.
  if (term?.to && to === null) fault('to', 'required')
  const begins: Begins = {
    partyOrganisationId: party.id,
    personId: person.id,
    post,
    source,
    termId: term?.id ?? null,
    from,
    to,
    endReason,
    ...originIn(view),
  }
  return { ...found, draft: { personId: person.id, begins } }
}

const termOn = ({ terms }: Body, date: string) =>
  terms.find(({ from, to }) => from <= date && (to === null || date < to)) ?? null

const differences = (before: PostEntry, after: PostEntry, titles: readonly string[]) =>
  postColumns.flatMap(({ show, en }, at) => {
    if (!show) return []
    const column = titles[at]!
    const [was, becomes] = [show(before, column === en), show(after, column === en)]
    return was === becomes ? [] : [{ column, before: was, after: becomes }]
  })
