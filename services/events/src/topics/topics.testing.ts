import type { Principal } from '@alliance/contracts'
import type { NewTopic, Topic, TopicStepName } from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { fill, nobody, numbered, type RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, published, type Scene } from '../../test/scene.testing.ts'
import { ask, done, env, secretary } from '../../test/world.testing.ts'

/** An issue as an organiser records it. */
export const anIssue = (given: Partial<NewTopic> = {}) => ({
  title: '设备改造贷款怎么申请',
  category: 'finance' as const,
  chain: 'TX' as const,
  raisedBy: { who: 'other' as const },
  ...given,
})

export const raised = async (activityId: string, given: Partial<NewTopic> = {}, as: Principal = secretary) =>
  done(await ask(as).post<Topic>(`/activities/${activityId}/topics`, anIssue(given)))

export const assigning = (id: string, body: object, as: Principal = secretary) =>
  ask(as).post<Topic>(`/topics/${id}/assignment`, body)

export const stepping = (id: string, step: TopicStepName, as: Principal, text = '已经核实') =>
  ask(as).post<Topic>(`/topics/${id}/steps`, { step, text })

/** One that was assigned to a body. */
export async function assigned(activityId: string, organisationId: string, given: Partial<NewTopic> = {}) {
  const { id } = await raised(activityId, given)
  return done(await assigning(id, { organisationId }))
}

async function insertTopics(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('topic'))
  const { results } = await env.DB.prepare('SELECT id FROM activity ORDER BY id DESC LIMIT 1').all<{
    id: string
  }>()
  await env.DB.prepare(
    `INSERT INTO topic (id, activity_id, title, description, category, state, person_shown, due_provisional, reopened, raised_at,
        provenance, is_demo, created_at, updated_at)
      SELECT value, ?, '议题', '', 'other', 'open', 1, 0, 0, '2026-01-01T00:00:00.000Z', 'entered', 0, '', '' FROM json_each(?)`,
  )
    .bind(results[0]!.id, JSON.stringify(ids))
    .run()
  return ids
}
export const topicLists = { listTopics: { path: '/topics', insert: insertTopics } }

const owner = (value: string) => `'org_' || printf('%026d', ${value})`

/** Fills the tables, besides activities, up to so many rows. */
export async function fillTopics(rows: number): Promise<void> {
  await fill(
    env.DB,
    `INSERT INTO topic (id, activity_id, title, description, category, chain, state, raiser_person_id, raiser_organisation_id,
        person_shown, owner_organisation_id, owner_person_id, counted_from, working_days, due_on, due_provisional, reopened,
        raised_at, confirmed_by, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('top')}, ${numbered('act')}, '议题', '', 'other', 'TX', iif(value % 50, 'resolved', 'assigned'),
        ${numbered('per')}, ${owner('value % 5000')}, 1, ${owner('value % 1000')}, ${numbered('per')}, '2026-01-05', 10,
        '2026-01-19', 0, 0, '2026-01-01T00:00:00.000Z', iif(value % 50, 'organiser', NULL), 'entered', 0, '', ''
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
  await fill(
    env.DB,
    `INSERT INTO topic_entry SELECT ${numbered('top')}, 1, 'raised', '2026-01-01T00:00:00.000Z', 'acc', '样例', 0, NULL, NULL, NULL
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
}

/** What a read of them costs: see `describeCost`. */
export const topicReads = {
  'issues of all activities': { path: '/topics?limit=50', perRow: 8 },
  'issues in a state': { path: '/topics?limit=50&state=assigned', perRow: 8 },
  'issues of a chain in a state': { path: '/topics?limit=50&chain=TX&state=assigned', perRow: 8 },
  'what is overdue, the longest first': { path: '/topics?limit=50&overdue=yes', perRow: 8 },
  'one’s own issues': {
    path: '/my-topics?as=raiser',
    as: { ...nobody(), id: `acc_${String(42).padStart(26, '0')}` },
    besides: 20,
  },
  'an issue with its history': { path: '/topics/top_00000000000000000000000001', besides: 20 },
  'issues of an activity': { path: '/activities/act_00000000000000000000000001/topics', besides: 20 },
}

const at = async (scene: Scene) => ({ activityId: (await published(scene)).id })
const one = async (scene: Scene) => ({
  topicId: (await raised((await published(scene)).id, { title: scene.title })).id,
})

/** The rows of the rights table. */
export const topicRights: Record<string, RightsRow<Scene>> = {
  listTopics: {
    params: async (scene) => {
      await one(scene)
      return {}
    },
    place: mineIn,
    shows: ({ title }) => title,
  },
  exportTopics: {},
  listMyTopics: {},
  exportMyTopics: {},
  listActivityTopics: { params: at },
  exportActivityTopics: { params: at },
  raiseTopic: { params: at, body: () => anIssue(), expect: { ...elsewhere(403), 'a leader': 403 } },
  getTopic: { params: one, expect: elsewhere(404) },
  assignTopic: { params: one, place: mineIn, body: ({ theirs }) => ({ organisationId: theirs }) },
  takeTopicStep: {
    params: one,
    body: () => ({ step: 'decline', text: '不属于联盟事项' }),
    expect: { ...elsewhere(404), 'a leader': 403 },
  },
}
