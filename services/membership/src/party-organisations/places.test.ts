import { addDays } from '@alliance/calendar'
import type { Answer } from '@alliance/test-kit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  contextOn,
  env,
  move,
  patch,
  pathOf,
  post,
} from '../../test/rooms.testing.ts'
import { settlePaths } from './paths.usecases.ts'

interface Place {
  tree: 'formal' | 'functional'
  child: string
  parent: string | null
  since: string
  until: string | null
}

const begin = '2022-01-01'
const trees = ['formal', 'functional'] as const
const nodes = async (count: number) => {
  const made: string[] = []
  for (let i = 0; i < count; i++) made.push((await aPartyOrganisation({ establishedOn: begin })).id)
  return made
}

const inForce = (place: Place, date: string) =>
  place.since <= date && (place.until === null || place.until > date)

async function placesOf(ids: readonly string[]): Promise<Place[]> {
  const { results } = await env.DB.prepare(
    `SELECT tree, child_id AS child, parent_id AS parent, valid_from AS since, valid_to AS until
     FROM edge WHERE child_id IN (SELECT value FROM json_each(?)) ORDER BY child_id, tree, valid_from`,
  )
    .bind(JSON.stringify(ids))
    .all<Place>()
  return results
}

/** Every day of its life a node has one place in each tree: periods follow each other without gap or overlap. */
function expectWholeLives(ids: readonly string[], places: readonly Place[]) {
  for (const tree of trees)
    for (const id of ids) {
      const life = places.filter((place) => place.tree === tree && place.child === id)
      expect(life.map(({ since }) => since)).toEqual([begin, ...life.slice(0, -1).map(({ until }) => until)])
      expect(life.at(-1)!.until).toBe(null)
    }
}

/** The nodes above one, by whichever tree; fails on meeting the node again. */
function expectNoCircle(ids: readonly string[], places: readonly Place[], date: string) {
  const present = places.filter((place) => inForce(place, date))
  const visit = (id: string, below: readonly string[]): void => {
    expect(below).not.toContain(id)
    for (const { parent } of present.filter(({ child }) => child === id))
      if (parent !== null) visit(parent, [...below, id])
  }
  for (const id of ids) visit(id, [])
}

function chainOn(id: string, places: readonly Place[], date: string): string {
  const parentIn = (tree: Place['tree']) =>
    places.find((place) => place.child === id && place.tree === tree && inForce(place, date))?.parent
  const parent = parentIn('functional') ?? parentIn('formal') ?? null
  return `${parent === null ? '/' : chainOn(parent, places, date)}${id}/`
}

async function expectPaths(ids: readonly string[], date: string) {
  const places = await placesOf(ids)
  for (const id of ids) expect(await pathOf(id)).toBe(chainOn(id, places, date))
}

async function expectCounts(ids: readonly string[], places: readonly Place[], dates: readonly string[]) {
  const { results } = await env.DB.prepare(
    "SELECT subject, date, total FROM tally WHERE subject LIKE 'below:%' ORDER BY date",
  ).all<{ subject: string; date: string; total: number }>()
  for (const date of dates)
    for (const id of ids)
      for (const tree of trees) {
        const days = results.filter((row) => row.subject === `below:${tree}:${id}` && row.date <= date)
        expect(days.at(-1)?.total ?? 0).toBe(
          places.filter((place) => place.parent === id && place.tree === tree && inForce(place, date)).length,
        )
      }
}

async function expectForest(ids: readonly string[], today: string) {
  const places = await placesOf(ids)
  expectWholeLives(ids, places)
  const dates = [...new Set(places.map(({ since }) => since))]
  for (const date of dates) expectNoCircle(ids, places, date)
  await expectCounts(ids, places, dates)
  await expectPaths(ids, today)
}

const count = 6
const anyMove = fc.record({
  child: fc.nat(count - 1),
  parent: fc.nat(count - 1),
  tree: fc.constantFrom(...trees),
  day: fc.integer({ min: 1, max: 40 }),
})
const anyHistory = fc.array(anyMove, { minLength: 5, maxLength: 25 })
const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

describe('whatever moves are asked for', () => {
  test('one after another, both trees stay whole and paths follow them', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const ids = await nodes(count)
        // Later moves tend to have later dates, so that many of them are accepted.
        for (const [step, { child, parent, tree, day }] of history.entries())
          await move(ids[child]!, ids[parent]!, addDays(begin, step * 3 + day), tree)
        await expectForest(ids, today)
      }),
      { numRuns: 12 },
    )
  })

  test('all at once, both trees stay whole and paths follow them', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const ids = await nodes(count)
        const answers = await Promise.all(
          history.map(({ child, parent, tree, day }) =>
            move(ids[child]!, ids[parent]!, addDays(begin, day), tree),
          ),
        )
        expect(answers.filter(({ status }) => status >= 500)).toEqual([])
        await expectForest(ids, today)
      }),
      { numRuns: 12 },
    )
  })

  test('for days to come, paths follow them when their day comes, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.boolean(), async (history, oneDay) => {
        const ids = await nodes(count)
        for (const { child, parent, day } of history.slice(0, 5))
          await move(ids[child]!, ids[parent]!, addDays(begin, day))
        await expectPaths(ids, today)
        for (const { child, parent, tree, day } of history)
          await move(ids[child]!, ids[parent]!, addDays('2100-01-01', oneDay ? 0 : day), tree)
        await expectPaths(ids, today)
        const days = [
          ...new Set((await placesOf(ids)).map(({ since }) => since).filter((since) => since > today)),
        ].toSorted()
        for (const date of days) {
          await settlePaths(contextOn(date))
          await expectPaths(ids, date)
        }
      }),
      { numRuns: 12 },
    )
  })
})

const tallyOf = (answers: Answer<unknown>[]) => {
  const outcomes: Record<string, number> = {}
  for (const { status, code } of answers) outcomes[code ?? status] = (outcomes[code ?? status] ?? 0) + 1
  return outcomes
}
const times = <T>(many: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: many }, (_, i) => act(i)))

describe('at the same moment', () => {
  test('of thirty moves of one node on one day, one is made', async () => {
    const ids = await nodes(31)
    const answers = await times(30, (i) => move(ids[30]!, ids[i]!, '2024-01-01'))
    expect(tallyOf(answers)).toEqual({ 201: 1, 'edge.overlap': 29 })
    await expectForest(ids, today)
  })

  test('two nodes moved below each other do not both come to lie there', async () => {
    for (const tree of trees) {
      const [a, b] = (await nodes(2)) as [string, string]
      const answers = await Promise.all([move(a, b, '2024-01-01'), move(b, a, '2024-01-01', tree)])
      expect(tallyOf(answers)).toEqual({ 201: 1, 'party_organisation.cycle': 1 })
      await expectForest([a, b], today)
    }
  })

  test('of thirty that would cover one organisation, one does', async () => {
    const ids = await nodes(30)
    const organisationId = await anOrganisation()
    const answers = await times(30, (i) =>
      post(`/party-organisations/${ids[i]}/coverage`, {
        organisationId,
        from: `2024-01-${String(i + 1).padStart(2, '0')}`,
      }),
    )
    expect(tallyOf(answers)).toEqual({ 201: 1, 'coverage.overlap': 29 })
    const counted = await env.DB.prepare(
      "SELECT sum(change) AS n FROM tally WHERE subject IN (SELECT 'covered:' || value FROM json_each(?))",
    )
      .bind(JSON.stringify(ids))
      .first('n')
    expect(counted).toBe(1)
  })

  test('a node is not dissolved while another is put below it', async () => {
    const [parent, child] = (await nodes(2)) as [string, string]
    const answers = await Promise.all([
      patch(`/party-organisations/${parent}`, 1, { dissolvedOn: '2024-06-01' }),
      move(child, parent, '2024-01-01'),
    ])
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
  })
})

test('a minute in which nothing is due reads no row but the next that waits', async () => {
  const ctx = contextOn('2001-01-01')
  await settlePaths(ctx)
  expect(ctx.cost.trips).toBe(1)
  expect(ctx.cost.read).toBeLessThanOrEqual(1)
})

test('a chain that was turned around on one day is settled whole', async () => {
  const [root, a, b, c] = (await nodes(4)) as [string, string, string, string]
  await move(a, root, '2023-01-01')
  await move(b, a, '2023-01-01')
  await move(c, b, '2023-01-01')
  await move(b, root, '2200-01-01')
  await move(a, b, '2200-01-01')
  expect(await pathOf(c)).toBe(`/${root}/${a}/${b}/${c}/`)
  await settlePaths(contextOn('2200-01-02'))
  expect(await pathOf(a)).toBe(`/${root}/${b}/${a}/`)
  expect(await pathOf(c)).toBe(`/${root}/${b}/${c}/`)
})
