import type { MergeChoice, PersonMerge } from '@alliance/contracts/membership'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anOrganisation, aPartyOrganisation, done, get, patch, post } from '../../test/rooms.testing.ts'
import { dump, mergeInto, undo } from './merges.testing.ts'

const day = (n: number) => `2024-${String(1 + (n % 12)).padStart(2, '0')}-01`
const who = fc.nat({ max: 3 })
const place = fc.nat({ max: 2 })
const when = fc.nat({ max: 11 })
/** What may be entered of somebody; the register refuses what does not fit, and that is as good. */
const anyChange = fc.oneof(
  fc.record({ do: fc.constant('employ' as const), who, place, when }),
  fc.record({
    do: fc.constant('affiliate' as const),
    who,
    place,
    when,
    kind: fc.constantFrom('formal', 'functional'),
  }),
  fc.record({ do: fc.constant('appoint' as const), who, place, when }),
  fc.record({ do: fc.constant('hook' as const), who, place, when }),
  fc.record({ do: fc.constant('phone' as const), who, place, when }),
)
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never
const anyMerge = fc.record({
  winner: who,
  loser: who,
  choices: fc.array(fc.constantFrom<MergeChoice>('winner', 'loser', 'sequence'), {
    minLength: 1,
    maxLength: 3,
  }),
})

/** As the pure model, against the real tables: whole dumps before the merges and after they are undone. */
test('random histories of merges, undone, leave every table of a real database as it was', async () => {
  const orgs = await Promise.all([0, 1, 2].map(() => anOrganisation()))
  const branches = await Promise.all([0, 1, 2].map(() => aPartyOrganisation({ type: 'branch' })))
  const committees = await Promise.all(
    [0, 1, 2].map(() => aPartyOrganisation({ type: 'chain_committee', chainCode: 'TX', gridLevel: 2 })),
  )
  const play = async (people: string[], change: Change) => {
    const [id, from] = [people[change.who]!, day(change.when)]
    if (change.do === 'employ')
      return post(`/people/${id}/employments`, { organisationId: orgs[change.place], from })
    if (change.do === 'affiliate') {
      const target = (change.kind === 'formal' ? branches : committees)[change.place]!.id
      const body = { partyOrganisationId: target, kind: change.kind, status: 'full', from }
      return post(`/people/${id}/affiliations`, body)
    }
    if (change.do === 'appoint')
      return post(`/party-organisations/${committees[change.place]!.id}/posts`, {
        personId: id,
        post: 'member',
        from,
      })
    if (change.do === 'hook') return post(`/chains/TX/hookups`, { personId: id, from })
    const { version } = done(await get<{ version: number }>(`/people/${id}`))
    return patch(`/people/${id}`, version, { phone: `1350000000${change.place}` })
  }
  let merged = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyChange, { minLength: 4, maxLength: 14 }),
      fc.array(anyMerge, { minLength: 1, maxLength: 4 }),
      async (changes, merges) => {
        const people: string[] = []
        for (const name of ['甲', '乙', '丙', '丁'])
          people.push(done(await post<{ id: string }>('/people', { name: `史${name}` })).id)
        for (const change of changes) await play(people, change)
        const before = await dump()
        const standing: PersonMerge[] = []
        for (const { winner, loser, choices } of merges) {
          if (winner === loser) continue
          const open = await Promise.all(
            [winner, loser].map(async (i) =>
              done(await get<{ mergedInto: unknown }>(`/people/${people[i]}`)),
            ),
          )
          if (open.some(({ mergedInto }) => mergedInto !== null)) continue
          const answer = await mergeInto(people[winner]!, people[loser]!, {
            choose: (given, proposed) => given.find((choice) => choices.includes(choice)) ?? proposed,
          })
          if (answer.status === 201) standing.push(answer.body)
          else expect(answer.code).toBe('merge.blocked')
        }
        for (const { id } of standing.toReversed()) done(await undo(id))
        merged += standing.length
        const after = await dump()
        for (const table of Object.keys(before).filter((name) => name !== 'person_access'))
          expect([table, after[table]]).toEqual([table, before[table]])
      },
    ),
    { numRuns: 60 },
  )
  expect(merged).toBeGreaterThan(40)
}, 600_000)
