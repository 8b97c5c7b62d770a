import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const reason = '同一人重复登记'
/** Two people of the filled ones, others for each turn and sample. */
const two = (turn: number, from: number) => ({
  winner: filled('per', from + turn * 2),
  loser: filled('per', from + turn * 2 + 1),
})
const merged = async (world: World, from: number): Promise<string> => {
  const { winner, loser } = two(world.turn, from)
  const path = `/membership/people/${winner}/merges`
  const preview = await world.prepare<{ conflicts: { id: string; proposed: string }[] }>(
    'alliance_secretary',
    'GET',
    `/membership/people/${winner}/merge-preview?loserId=${loser}`,
  )
  const choices = preview.conflicts.map(({ id: conflict, proposed: choice }) => ({ conflict, choice }))
  const made = await world.prepare('alliance_secretary', 'POST', path, {
    body: { loserId: loser, reason, choices },
  })
  return made.id
}
const asked = async (world: World, from: number): Promise<string> =>
  (
    await world.prepare(
      'alliance_secretary',
      'POST',
      `/membership/people/${filled('per', from + world.turn)}/requests`,
      { body: { kind: 'erasure', reason: '本人到窗口提出' } },
    )
  ).id
const talent = { as: 'talent' as const }
/** The version of the talent’s own record. */
const own = async (world: World) =>
  (await world.prepare<{ person: { version: number } }>('talent', 'GET', '/membership/me/record')).person
    .version
const last = { purpose: 'publicity', version: 1 }
const next = `'per_' || printf('%026d', value + 1)`

export default {
  service: 'membership',
  fill: [
    rows('duplicate', {
      id: id('dup'),
      first_id: id('per'),
      second_id: next,
      evidence: '9',
      score: '30 + value % 70',
      state: `'open'`,
      found_at: instant,
      seen_at: instant,
    }) + ` WHERE EXISTS (SELECT 1 FROM person WHERE person.id = ${next})`,
    rows('consent', {
      id: id('cns'),
      person_id: id('per'),
      purpose: `'phone'`,
      version: '1',
      act: `'given'`,
      at: instant,
      channel: `'online'`,
    }),
    rows('person_key', { key: `printf('zhou %06d', value) || '@' || ${id('org')}`, person_id: id('per') }),
    rows('person_request', {
      id: id('prq'),
      person_id: id('per'),
      kind: `'correction'`,
      state: `'refused'`,
      made_at: instant,
      due_on: `date('2026-01-16', '+' || (value % 1000) || ' days')`,
      channel: `'online'`,
      made_by: `'acc'`,
      reason: `'样例'`,
      is_demo: '1',
    }),
  ],
  samples: {
    listDuplicates: () => ({}),
    exportDuplicates: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    getDuplicate: () => ({ params: { duplicateId: filled('dup', 7) } }),
    tellApart: ({ turn }) => ({
      params: { duplicateId: filled('dup', 70 + turn) },
      body: { reason: '两个同名的人' },
    }),
    previewMerge: ({ turn }) => {
      const { winner, loser } = two(turn, 200)
      return { params: { personId: winner }, query: { loserId: loser } }
    },
    mergePeople: async (world) => {
      const { winner, loser } = two(world.turn, 210)
      const { conflicts } = await world.prepare<{ conflicts: { id: string; proposed: string }[] }>(
        'alliance_secretary',
        'GET',
        `/membership/people/${winner}/merge-preview?loserId=${loser}`,
      )
      const choices = conflicts.map(({ id: conflict, proposed: choice }) => ({ conflict, choice }))
      return { params: { personId: winner }, body: { loserId: loser, reason, choices } }
    },
    listPersonMerges: () => ({}),
    exportPersonMerges: () => ({ query: { format: 'csv' } }),
    getPersonMerge: async (world) => ({ params: { mergeId: await merged(world, 220) } }),
    undoPersonMerge: async (world) => ({
      params: { mergeId: await merged(world, 230) },
      body: { reason: '核实为两个人' },
    }),
    listConsentPurposes: () => ({ as: null }),
    getPersonConsents: () => ({ params: { personId: filled('per', 7) } }),
    enterConsent: ({ turn }) => ({
      params: { personId: filled('per', 240 + turn) },
      body: { ...last, act: 'given', channel: 'paper', evidence: '同意书一份' },
    }),
    getMyConsents: () => talent,
    sayConsent: ({ turn }) => ({
      ...talent,
      body: { ...last, act: turn === 1 ? 'withdrawn' : 'given' },
    }),
    getMyRecord: () => talent,
    changeMyRecord: async (world) => ({ ...talent, version: await own(world), body: { phone: null } }),
    revealMine: () => ({ ...talent, body: { what: 'document' } }),
    listMyAccesses: () => talent,
    exportMyAccesses: () => ({ ...talent, query: { format: 'csv' } }),
    copyMyData: () => ({ ...talent, query: { format: 'json' } }),
    listMyRequests: () => talent,
    exportMyRequests: () => ({ ...talent, query: { format: 'csv' } }),
    makeMyRequest: async (world) => {
      // One of a kind is open at a time.
      const { items } = await world.prepare<{ items: { id: string; state: string; kind: string }[] }>(
        'talent',
        'GET',
        '/membership/me/requests',
      )
      for (const { id: open } of items.filter((each) => each.state === 'open' && each.kind === 'correction'))
        await world.prepare('talent', 'POST', `/membership/me/requests/${open}/withdraw`)
      return {
        ...talent,
        body: { kind: 'correction', correction: { education: 'master' }, reason: '学历有变' },
      }
    },
    withdrawMyRequest: async (world) => {
      const { items } = await world.prepare<{ items: { id: string; state: string }[] }>(
        'talent',
        'GET',
        '/membership/me/requests',
      )
      return { ...talent, params: { requestId: items.find(({ state }) => state === 'open')!.id } }
    },
    getMyErasurePlan: () => talent,
    listPersonRequests: () => ({ query: { state: 'refused' } }),
    exportPersonRequests: ({ turn }) => ({
      query: { format: 'csv', state: 'refused' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    getPersonRequest: () => ({ params: { requestId: filled('prq', 7) } }),
    enterPersonRequest: ({ turn }) => ({
      params: { personId: filled('per', 250 + turn) },
      body: { kind: 'erasure', reason: '本人到窗口提出' },
    }),
    decidePersonRequest: async (world) => ({
      params: { requestId: await asked(world, 260) },
      body: { accepted: true, answer: '已核对原件' },
    }),
  },
} satisfies Bench
