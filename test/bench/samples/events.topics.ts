import { aPublished } from '../events.ts'
import { filled, id, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const person = `'per_9' || printf('%025d', value)`
const issue = { title: '样例议题', category: 'finance', raisedBy: { who: 'other' } }

const raised = async (world: World): Promise<string> => {
  const activity = await aPublished(world)
  const { id: topicId } = await world.prepare<{ id: string }>(
    'alliance_secretary',
    'POST',
    `/events/activities/${activity.id}/topics`,
    { body: issue },
  )
  return topicId
}
const owner = async (world: World) => ({
  organisationId: (
    await world.rows<{ id: string }>('events', 'SELECT id FROM known_organisation ORDER BY id LIMIT 1')
  )[0]!.id,
})

export default {
  service: 'events',
  million: true,
  fill: [
    rows('topic', {
      id: id('top'),
      activity_id: id('act'),
      title: `'样例'`,
      description: `''`,
      category: `'other'`,
      chain: `'TX'`,
      state: `iif(value % 50, 'resolved', 'assigned')`,
      raiser_person_id: person,
      raiser_organisation_id: `'org_9' || printf('%025d', value % 5000)`,
      person_shown: '1',
      owner_organisation_id: `'org_9' || printf('%025d', value % 1000)`,
      owner_person_id: person,
      counted_from: `'2026-01-05'`,
      working_days: '10',
      due_on: `'2026-01-19'`,
      due_provisional: '0',
      reopened: '0',
      raised_at: `'2026-01-01T00:00:00.000Z'`,
      confirmed_by: `iif(value % 50, 'organiser', NULL)`,
      provenance: `'entered'`,
      is_demo: '0',
      created_at: `''`,
      updated_at: `''`,
    }),
    rows('topic_entry', {
      topic_id: id('top'),
      version: '1',
      what: `'raised'`,
      at: `'2026-01-01T00:00:00.000Z'`,
      by_id: id('acc'),
      by_name: `'样例'`,
      as_raiser: '0',
    }),
  ],
  samples: {
    listTopics: () => ({}),
    'listTopics, of a chain in a state': () => ({ query: { chain: 'TX', state: 'assigned' } }),
    'listTopics, overdue': () => ({ query: { overdue: 'yes' } }),
    exportTopics: () => ({ query: { format: 'csv', state: 'open' } }),
    listMyTopics: () => ({ as: 'talent' }),
    exportMyTopics: () => ({ as: 'talent', query: { format: 'csv' } }),
    listActivityTopics: () => ({ params: { activityId: filled('act', 7) } }),
    exportActivityTopics: () => ({ params: { activityId: filled('act', 7) }, query: { format: 'csv' } }),
    raiseTopic: async (world) => ({
      params: { activityId: (await aPublished(world)).id },
      body: issue,
    }),
    getTopic: () => ({ params: { topicId: filled('top', 7) } }),
    assignTopic: async (world) => ({ params: { topicId: await raised(world) }, body: await owner(world) }),
    takeTopicStep: async (world) => ({
      params: { topicId: await raised(world) },
      body: { step: 'decline', text: '样例原因' },
    }),
  },
} satisfies Bench
