import type { Page } from '@alliance/contracts'
import type { MergeCard, Person, PersonCard, PersonMerge } from '@alliance/contracts/membership'
import { fieldCipher } from '@alliance/service-kit'
import { holding } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  contextOn,
  done,
  env,
  get,
  patch,
  post,
  secretary,
  secretaryOf,
} from '../../test/rooms.testing.ts'
import { appointed } from '../instructors/instructors.testing.ts'
import { aMeeting, step } from '../meetings/meetings.testing.ts'
import { dump, mergeInto, previewOf, undo } from './merges.testing.ts'
import { reencryptJournals } from './reencrypt.ts'

const branch = () => aPartyOrganisation({ type: 'branch' })
let numbers = 0
const newPhone = () => `137${String(++numbers).padStart(8, '0')}`
const enter = async (given: object = {}) =>
  done(await post<Person>('/people', { name: '周重复', ...given })).id
const at = (organisationId: string, from = '2022-06-29', given: object = {}) => ({
  employment: { organisationId, from, ...given },
})
const join = async (personId: string, partyOrganisationId: string, given: object = {}) =>
  done(
    await post<{ id: string }>(`/people/${personId}/affiliations`, {
      partyOrganisationId,
      kind: 'formal',
      status: 'full',
      from: '2023-01-01',
      ...given,
    }),
  ).id
const cardOf = async (id: string, as = secretary) => done(await get<PersonCard>(`/people/${id}`, as))
const mergeOf = async (id: string) => done(await get<MergeCard>(`/person-merges/${id}`))
const roll = async (id: string) =>
  done(await get<{ roll: { full: number } }>(`/party-organisations/${id}`)).roll.full

/** Two records of one person, each with one of nearly everything; some of it cannot hold for both. */
async function twins() {
  const mill = await anOrganisation()
  const [home, other] = [await branch(), await branch()]
  const committee = await aPartyOrganisation({ type: 'chain_committee', chainCode: 'TX', gridLevel: 2 })
  const winner = await enter({ ...at(mill), phone: newPhone(), education: 'college' })
  const loser = await enter({
    ...at(mill, '2023-01-01', { backbone: 'management' }),
    document: { type: 'PASSPORT', number: `E${String(10_000_000 + ++numbers)}` },
    accountId: holding('talent').id,
    birthYear: 1990,
  })
  await join(winner, home.id)
  await join(loser, other.id, { from: '2024-01-01' })
  for (const person of [winner, loser]) await join(person, committee.id, { kind: 'functional' })
  const { employments } = await cardOf(loser)
  const seat = done(
    await post<{ id: string }>(`/party-organisations/${committee.id}/posts`, {
      personId: loser,
      post: 'deputy',
      from: '2023-02-01',
      boundTo: { kind: 'employment', id: employments[0]!.id },
    }),
  ).id
  done(await post(`/chains/TX/hookups`, { personId: winner, from: '2023-01-01' }))
  done(await post(`/chains/TX/hookups`, { personId: loser, from: '2023-06-01' }))
  done(await post('/instructors', appointed(loser, { from: '2024-06-01', decidedOn: '2024-05-20' })))
  done(
    await post('/candidates', {
      personId: loser,
      chainCode: 'TX',
      proposal: '推荐为人选',
      proposedOn: '2024-02-01',
    }),
  )
  const shared = await aMeeting(committee.id, { kind: 'chain_committee_meeting' })
  const own = await aMeeting(other.id, { chairId: loser })
  return { winner, loser, mill, home, other, seat, shared, own }
}

describe('merging', () => {
  test('what both have and cannot both hold is shown with a proposal, and nothing is decided by itself', async () => {
    const { winner, loser, home } = await twins()
    const preview = await previewOf(winner, loser)
    expect(preview.fields.filter(({ take }) => take).map(({ field }) => field)).toEqual([
      'document',
      'birthYear',
      'account',
    ])
    expect(preview.conflicts.map(({ kind, choices, proposed }) => [kind, choices.length, proposed])).toEqual([
      ['employment', 3, 'winner'],
      ['affiliation', 3, 'sequence'],
      ['functional_affiliation', 2, 'winner'],
      ['hookup', 3, 'winner'],
    ])
    expect(preview.blockers).toEqual([])
    const undecided = await post(`/people/${winner}/merges`, { loserId: loser, reason: '同一人重复登记' })
    expect([undecided.code, await roll(home.id)]).toEqual(['merge.undecided', 1])
  })

  test('everything moves in one read and one batch, conflicts as decided, and the other id tells where it went', async () => {
    const { winner, loser, mill, home, other, seat, own } = await twins()
    const merged = await mergeInto(winner, loser)
    expect([merged.status, merged.cost.trips]).toEqual([201, 2])
    const { employments, documentMask, mergedInto, employer } = await cardOf(winner)
    expect(employments.map(({ organisationId, from, to }) => [organisationId, from, to])).toEqual([
      [mill, '2022-06-29', null],
    ])
    expect([documentMask?.slice(0, 1), mergedInto, employer?.id]).toEqual(['E', null, mill])
    const gone = await cardOf(loser)
    expect([gone.mergedInto, gone.employments.map(({ from, to }) => [from, to])]).toEqual([
      winner,
      [['2023-01-01', '2023-01-01']],
    ])
    expect([await roll(home.id), await roll(other.id)]).toEqual([0, 1])
    const [seats] = [
      done(await get<Page<{ id: string; personId: string }>>(`/posts?personId=${winner}`)).items,
    ]
    expect(seats.map(({ id }) => id)).toEqual([seat])
    expect(done(await get<{ meeting: { chairId: string } }>(`/meetings/${own.id}`)).meeting.chairId).toBe(
      winner,
    )
    for (const path of ['affiliations', 'employments'] as const)
      expect(
        (
          await post(
            `/people/${loser}/${path}`,
            path === 'employments'
              ? { organisationId: mill, from: '2026-01-01' }
              : { partyOrganisationId: home.id, kind: 'formal', status: 'full', from: '2026-01-01' },
          )
        ).code,
      ).toBe('person.closed')
  })

  test('a document that moved is encrypted for its new record, opens, finds the record, and is in nobody else’s', async () => {
    const [winner, phone] = [await enter(), newPhone()]
    const number = `E${String(10_000_000 + ++numbers)}`
    const loser = await enter({ document: { type: 'PASSPORT', number }, phone })
    done(await mergeInto(winner, loser))
    const revealed = async (what: string) =>
      done(await post<{ value: string }>(`/people/${winner}/reveals`, { what, reason: '核对证件' })).value
    expect([await revealed('document'), await revealed('phone')]).toEqual([number, `+86${phone}`])
    const found = async (body: object) =>
      done(await post<{ items: Person[] }>('/people/find', body)).items.map(({ id }) => id)
    expect(await found({ document: { type: 'PASSPORT', number } })).toEqual([winner])
    // The other record keeps its phone; asked by it, the one that stays is found.
    expect(await found({ phone })).toEqual([winner])
    const again = await post('/people', { name: '又一人', document: { type: 'PASSPORT', number } })
    expect(again.code).toBe('person.duplicate')
  })

  test('of two who merge one record at once, one does', async () => {
    const [a, b, loser] = [await enter(), await enter(), await enter()]
    const answers = await Promise.all([a, b].map((winner) => mergeInto(winner, loser)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await post(`/people/${a}/merges`, { loserId: a, reason: '同一人重复登记' })).code).toBe(
      'merge.same',
    )
  }, 30_000)

  test('two formal members of open cases, terms and meetings are not merged before that is settled', async () => {
    const place = await branch()
    const [first, second] = [await enter(), await enter()]
    for (const personId of [first, second]) {
      done(
        await post('/development-cases', { personId, partyOrganisationId: place.id, openedOn: '2026-06-01' }),
      )
    }
    const preview = await previewOf(first, second)
    expect(preview.blockers.map(({ code }) => code)).toEqual(['development_both_open'])
    expect((await mergeInto(first, second)).code).toBe('merge.blocked')
  })

  test('a seat whose source would end blocks, unless the source that stays is about the same', async () => {
    const [mill, lab] = [await anOrganisation(), await anOrganisation()]
    const committee = await aPartyOrganisation({ type: 'chain_committee', chainCode: 'TX', gridLevel: 2 })
    const [winner, loser] = [await enter(at(mill)), await enter(at(lab, '2023-01-01'))]
    const { employments } = await cardOf(winner)
    done(
      await post(`/party-organisations/${committee.id}/posts`, {
        personId: winner,
        post: 'deputy',
        from: '2023-02-01',
        boundTo: { kind: 'employment', id: employments[0]!.id },
      }),
    )
    expect((await previewOf(winner, loser)).blockers.map(({ code }) => code)).toEqual(['seat_bound'])
    expect((await mergeInto(winner, loser)).code).toBe('merge.blocked')
    expect((await mergeInto(winner, loser, { choose: () => 'winner' })).status).toBe(201)
  })

  test('a meeting that both were on the roll of keeps both, and the next roll has one of them', async () => {
    const { winner, loser, shared } = await twins()
    done(await mergeInto(winner, loser))
    const rows = async () =>
      (
        await env.DB.prepare(
          'SELECT person_id AS id, standing FROM roll_entry WHERE meeting_id = ? ORDER BY standing',
        )
          .bind(shared.id)
          .all<{ id: string; standing: string }>()
      ).results.filter(({ id }) => [winner, loser].includes(id))
    // Called before the merge, for the holders of seats: the loser alone had one.
    expect((await rows()).map(({ id }) => id)).toEqual([winner])
    done(await step(shared.id, 'open'))
    expect((await rows()).map(({ id, standing }) => [id, standing])).toEqual([[winner, 'voting']])
  })

  test('who may read the person may follow the other id, and nobody else', async () => {
    const place = await branch()
    const [winner, loser] = [await enter(), await enter()]
    await join(winner, place.id)
    done(await mergeInto(winner, loser))
    expect((await cardOf(loser, secretaryOf(place.id))).mergedInto).toBe(winner)
    expect((await get(`/people/${loser}`, secretaryOf((await branch()).id))).code).toBe('resource.not_found')
  })
})

describe('undoing', () => {
  test('leaves every table as it was before, whatever was chosen', async () => {
    for (const choice of ['winner', 'loser', 'sequence'] as const) {
      const { winner, loser } = await twins()
      await previewOf(winner, loser)
      const before = await dump()
      const readings = before.person_access!.length
      const merged = done(
        await mergeInto(winner, loser, {
          choose: (choices, proposed) => (choices.includes(choice) ? choice : proposed),
        }),
      )
      expect(await dump()).not.toEqual(before)
      const undone = await undo(merged.id)
      expect([undone.status, undone.cost.trips]).toEqual([200, 2])
      const after = await dump()
      // The preview that precedes a merge is itself a reading, kept for both.
      expect(after.person_access!.length).toBe(readings + 2)
      expect({ ...after, person_access: [] }).toEqual({ ...before, person_access: [] })
    }
  }, 60_000)

  test('a merge is undone once, and the pair is not asked about again', async () => {
    const [phone, mill] = [newPhone(), await anOrganisation()]
    const [winner, loser] = [await enter({ phone, ...at(mill) }), await enter({ phone, ...at(mill) })]
    const merged = done(await mergeInto(winner, loser, { choose: () => 'winner' }))
    const answers = await Promise.all([undo(merged.id), undo(merged.id)])
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['merge.undone', undefined])
    const pairs = done(await get<Page<{ first: Person; second: Person }>>('/duplicates')).items
    expect(pairs.flatMap(({ first, second }) => [first.id, second.id])).not.toContain(winner)
    done(await patch(`/people/${winner}`, (await cardOf(winner)).version, { education: 'master' }))
    expect(
      done(await get<Page<{ first: Person }>>('/duplicates')).items.map(({ first }) => first.id),
    ).not.toContain([winner, loser].toSorted()[0])
  })

  test('what came since stays with the record or the row that it names', async () => {
    const [mill, lab] = [await anOrganisation(), await anOrganisation()]
    const [winner, loser] = [await enter(), await enter(at(mill))]
    const merged = done(await mergeInto(winner, loser))
    done(await post(`/people/${winner}/employments`, { organisationId: lab, from: '2025-01-01' }))
    const place = await branch()
    await join(winner, place.id)
    done(await undo(merged.id))
    const periods = async (id: string) =>
      (await cardOf(id)).employments.map(({ organisationId, from, to }) => [organisationId, from, to])
    expect(await periods(loser)).toEqual([[mill, '2022-06-29', '2025-01-01']])
    expect(await periods(winner)).toEqual([[lab, '2025-01-01', null]])
    expect(done(await get<Page<unknown>>(`/people/${winner}/affiliations`)).items).toHaveLength(1)
  })

  test('a field that was changed since is refused with its name, until it is left as it is', async () => {
    const [winner, loser] = [await enter(), await enter({ phone: newPhone(), education: 'master' })]
    const merged = done(await mergeInto(winner, loser))
    const later = newPhone()
    done(await patch(`/people/${winner}`, (await cardOf(winner)).version, { phone: later }))
    const { obstacles } = await mergeOf(merged.id)
    expect(obstacles).toEqual([
      { cell: `person:${winner}:phone`, code: 'changed_since', subject: 'phone', leavable: true },
    ])
    expect((await undo(merged.id)).code).toBe('merge.cannot_undo')
    done(await undo(merged.id, [`person:${winner}:phone`]))
    const [one, two] = [await cardOf(winner), await cardOf(loser)]
    expect([one.phoneMask?.slice(-4), one.education, two.education]).toEqual([
      later.slice(-4),
      null,
      'master',
    ])
  })

  test('a period that would collide with a later entry is refused, until it is left as it is', async () => {
    const [mill, lab, hall] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
    const [winner, loser] = [await enter(at(mill)), await enter(at(lab, '2023-01-01'))]
    const merged = done(await mergeInto(winner, loser, { choose: () => 'loser' }))
    const { id: ended } = (await cardOf(winner)).employments[0]!
    done(await post(`/people/${winner}/employments`, { organisationId: hall, from: '2025-01-01' }))
    const { obstacles } = await mergeOf(merged.id)
    expect(obstacles.map(({ code, leavable }) => [code, leavable])).toEqual([['collides', true]])
    expect((await undo(merged.id)).code).toBe('merge.cannot_undo')
    done(
      await undo(
        merged.id,
        obstacles.map(({ cell }) => cell),
      ),
    )
    expect((await cardOf(winner)).employments.map(({ organisationId }) => organisationId)).toEqual([hall])
    expect((await cardOf(loser)).employments.map(({ id }) => id)).toContain(ended)
  })

  test('in a chain the later merge is undone first; merges into one record in any order', async () => {
    const [a, b, c, d] = [await enter({ education: 'college' }), await enter(), await enter(), await enter()]
    const before = await dump()
    const first = done(await mergeInto(b, a))
    const second = done(await mergeInto(c, b))
    const third = done(await mergeInto(c, d))
    expect((await cardOf(a)).mergedInto).toBe(b)
    expect((await undo(first.id)).code).toBe('merge.later')
    expect((await mergeOf(first.id)).obstacles.map(({ code, leavable }) => [code, leavable])).toEqual([
      ['merged_again', false],
    ])
    for (const { id } of [second, third, first]) done(await undo(id))
    const after = await dump()
    expect({ ...after, person_access: [] }).toEqual({ ...before, person_access: [] })
  })

  test('the receipt and the audit trail say what was decided on, by whom and why', async () => {
    const phone = newPhone()
    const [winner, loser] = [await enter({ phone }), await enter({ phone })]
    const merged = done(await mergeInto(winner, loser))
    const { receipt, reason, byName } = await mergeOf(merged.id)
    expect([receipt.version, receipt.score, receipt.reasons]).toEqual([
      'merge-2026-11',
      75,
      ['same_phone', 'same_name'],
    ])
    expect([reason, byName]).toEqual(['同一人重复登记', secretary.name])
    const listed = done(await get<Page<PersonMerge>>(`/person-merges?personId=${winner}`)).items
    expect(listed.map(({ id }) => id)).toEqual([merged.id])
    const actions = await env.DB.prepare(
      "SELECT action FROM audit WHERE object_id = ? AND action LIKE 'person.%merge' ORDER BY seq",
    )
      .bind(winner)
      .all<{ action: string }>()
    done(await undo(merged.id))
    expect(actions.results.map(({ action }) => action)).toEqual(['person.merge'])
    const text = { loserId: loser, reason: `电话 ${phone} 相同` }
    expect((await post(`/people/${winner}/merges`, text)).code).toBe('request.invalid')
  })

  test('what the journal keeps under an older key is encrypted again, and goes back', async () => {
    const document = { type: 'PASSPORT', number: `E${String(10_000_000 + ++numbers)}` }
    const [winner, loser] = [await enter(), await enter({ document })]
    const merged = done(await mergeInto(winner, loser))
    const { keys, index } = JSON.parse((env as unknown as { FIELD_KEYS: string }).FIELD_KEYS) as {
      keys: Record<string, string>
      index: string
    }
    const cell = { table: 'person', id: loser, column: 'document_sealed' }
    const old = await fieldCipher({ current: 'k0', keys, index }).encrypt(document.number, cell)
    await env.DB.prepare(
      `UPDATE person_merge_cell SET "before" = ? WHERE merge_id = ? AND row_key = ? AND column_name = 'document_sealed'`,
    )
      .bind(old, merged.id, loser)
      .run()
    await reencryptJournals(contextOn('2026-11-23'))
    done(await undo(merged.id))
    expect(
      await env.DB.prepare('SELECT document_sealed FROM person WHERE id = ?')
        .bind(loser)
        .first('document_sealed'),
    ).toMatch(/^k1\./)
    const shown = await post<{ value: string }>(`/people/${loser}/reveals`, {
      what: 'document',
      reason: '核对证件',
    })
    expect(shown.body.value).toBe(document.number)
  })
})
