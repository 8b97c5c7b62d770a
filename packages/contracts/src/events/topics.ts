import { z } from '@hono/zod-openapi'
import { chainCodes, topicWorkingDays } from '../programme/index.ts'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from '../membership/organisations.ts'
import { HostId, Link } from './activities.ts'

/**
 * Of an issue raised at an activity. `answered`: the owner says it is done, and the raiser or an organiser has yet to
 * say whether it is solved.
 */
export const TopicState = z
  .enum(['open', 'assigned', 'under_way', 'answered', 'resolved', 'declined'])
  .openapi('TopicState')
export type TopicState = z.infer<typeof TopicState>

/** What it is about, and so how many working days it is given. */
export const TopicCategory = z
  .enum(Object.keys(topicWorkingDays) as [keyof typeof topicWorkingDays])
  .openapi('TopicCategory')
export type TopicCategory = z.infer<typeof TopicCategory>

/** Who raised it, as the one who asks may see: the person, their organisation alone, or neither (raised in the round). */
const Raiser = z
  .strictObject({
    organisationId: idOf('organisation').nullable(),
    organisationName: z.string().nullable(),
    personName: z.string().nullable(),
    /** Whether others than the organisers see the person. */
    personShown: z.boolean(),
  })
  .openapi('TopicRaiser')

/** Who sees to it: a body of the register, and where it is known the person in charge there. */
const Owner = z
  .strictObject({
    organisationId: HostId.nullable(),
    organisationName: z.string().nullable(),
    personId: idOf('person').nullable(),
    personName: z.string().nullable(),
  })
  .openapi('TopicOwner')

const content = {
  title: Name,
  description: Text,
  category: TopicCategory,
  chain: z.enum(chainCodes).nullable(),
  link: Link.nullable(),
}

export const Topic = z
  .strictObject({
    id: idOf('topic'),
    activityId: idOf('activity'),
    activityTitle: z.string(),
    ...content,
    state: TopicState,
    raiser: Raiser,
    owner: orNull(Owner),
    workingDays: z.int().nullable(),
    dueOn: orNull(DateOnly),
    /** The working days of that year are not announced yet. */
    dueProvisional: z.boolean(),
    overdue: z.boolean(),
    answer: z.string().nullable(),
    /** Who said that it is solved. */
    confirmedBy: orNull(z.enum(['raiser', 'organiser'])),
    declineReason: z.string().nullable(),
    /** How often it was taken up again. */
    reopened: z.int(),
    raisedAt: Instant,
    closedAt: orNull(Instant),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('Topic')
export type Topic = z.infer<typeof Topic>

export const NewTopic = z
  .strictObject({
    ...content,
    description: content.description.default(''),
    chain: content.chain.default(null),
    link: content.link.default(null),
    /**
     * `self`: one raises it oneself. `other`: an organiser records who did; neither a person nor an organisation means
     * that it came up in the round.
     */
    raisedBy: z
      .discriminatedUnion('who', [
        z.strictObject({ who: z.literal('self') }).openapi('RaisedByOneself'),
        z
          .strictObject({
            who: z.literal('other'),
            personId: idOf('person').nullable().default(null),
            organisationId: idOf('organisation').nullable().default(null),
          })
          .openapi('RaisedByAnother'),
      ])
      .openapi('TopicRaisedBy'),
    personShown: z.boolean().default(true),
    ...Origin,
  })
  .openapi('NewTopic')
export type NewTopic = z.infer<typeof NewTopic>

export const TopicAssignment = z
  .strictObject({
    organisationId: HostId.nullable().default(null),
    personId: idOf('person').nullable().default(null),
    /** Left out: what its category is given. */
    workingDays: z.int().min(1).max(120).optional(),
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ organisationId, personId }) => organisationId !== null || personId !== null, {
    path: ['organisationId'],
    params: { code: 'required' },
  })
  .openapi('TopicAssignment')
export type TopicAssignment = z.infer<typeof TopicAssignment>

/** What an owner, a raiser or an organiser does with it; the text is the answer, or why. */
export const TopicStepName = z
  .enum(['begin', 'return', 'answer', 'resolve', 'decline', 'reopen'])
  .openapi('TopicStepName')
export type TopicStepName = z.infer<typeof TopicStepName>
export const TopicStep = z
  .strictObject({ step: TopicStepName, text: z.string().trim().min(2).max(2000) })
  .openapi('TopicStep')
export type TopicStep = z.infer<typeof TopicStep>

export const TopicEntry = z
  .strictObject({
    version: z.int(),
    what: z.enum([
      'raised',
      'assigned',
      'begun',
      'returned',
      'answered',
      'resolved',
      'declined',
      'reopened',
      'redated',
    ]),
    at: Instant,
    /** Null: the raiser, whose name is not shown to the one who asks. */
    byName: z.string().nullable(),
    note: z.string().nullable(),
    ownerName: z.string().nullable(),
    dueOn: orNull(DateOnly),
  })
  .openapi('TopicEntry')
export type TopicEntry = z.infer<typeof TopicEntry>

export const TopicCard = z
  .strictObject({
    topic: Topic,
    /** The last first. Entries are only ever added. */
    history: z.array(TopicEntry),
    /** What the one who asks may do with it now. */
    may: z.array(z.enum(['assign', ...TopicStepName.options])),
  })
  .openapi('TopicCard')
export type TopicCard = z.infer<typeof TopicCard>

const tags = ['Topics']
const params = z.strictObject({ topicId: idOf('topic') })
const atActivity = z.strictObject({ activityId: idOf('activity') })
const columns = [
  { zh: '活动', en: 'Activity', value: (row: Topic) => row.activityTitle },
  { zh: '议题', en: 'Topic', value: (row: Topic) => row.title },
  { zh: '说明', en: 'Description', value: (row: Topic) => row.description },
  { zh: '类别', en: 'Category', value: (row: Topic) => row.category },
  { zh: '产业链', en: 'Chain', value: (row: Topic) => row.chain },
  { zh: '状态', en: 'State', value: (row: Topic) => row.state },
  { zh: '提出单位', en: 'Raised by', value: (row: Topic) => row.raiser.organisationName },
  { zh: '提出人', en: 'Person', value: (row: Topic) => row.raiser.personName },
  { zh: '责任单位', en: 'Owner', value: (row: Topic) => row.owner?.organisationName },
  { zh: '责任人', en: 'In charge', value: (row: Topic) => row.owner?.personName },
  { zh: '办理期限', en: 'Due', value: (row: Topic) => row.dueOn },
  { zh: '是否超期', en: 'Overdue', value: (row: Topic) => row.overdue },
  { zh: '答复', en: 'Answer', value: (row: Topic) => row.answer },
]

export const topics = lists({
  path: '/topics',
  name: 'Topics',
  summary: 'Issues that one’s rights reach, by who organised, raised or owns them; the last raised first',
  tags,
  access: can('topic:read'),
  filter: z.strictObject({
    state: TopicState.optional(),
    chain: z.enum(chainCodes).optional(),
    /** `yes`: what should have been answered already, the longest overdue first. */
    overdue: z.enum(['yes']).optional(),
  }),
  item: Topic,
  columns,
})

export const myTopics = lists({
  path: '/my-topics',
  name: 'MyTopics',
  summary: 'Issues that one is in charge of, or raised oneself; the last raised first',
  tags,
  access: signedIn(),
  filter: z.strictObject({ as: z.enum(['owner', 'raiser']).default('owner') }),
  item: Topic,
  columns,
})

export const activityTopics = lists({
  path: '/activities/{activityId}/topics',
  name: 'ActivityTopics',
  summary: 'Issues raised at an activity, of those that one may see; the last raised first',
  tags,
  access: signedIn(),
  params: atActivity,
  filter: z.strictObject({}),
  item: Topic,
  columns,
})

export const raiseTopic = route({
  method: 'post',
  path: '/activities/{activityId}/topics',
  operationId: 'raiseTopic',
  summary: 'Raise an issue at an activity that one has a place at, or record one that somebody else raised',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params: atActivity, body: json(NewTopic) },
  responses: {
    201: answer(Topic, 'Raised'),
    ...errors(
      'topic.not_published',
      'topic.no_place',
      'topic.raiser_unknown',
      'topic.not_recorder',
      'person.not_linked',
    ),
  },
})

export const getTopic = route({
  method: 'get',
  path: '/topics/{topicId}',
  operationId: 'getTopic',
  summary: 'An issue with its history',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(TopicCard, 'As it is now') },
})

export const assignTopic = route({
  method: 'post',
  path: '/topics/{topicId}/assignment',
  operationId: 'assignTopic',
  summary: 'Say who sees to an issue, and by when: so many working days from today',
  tags,
  access: can('topic:write'),
  writes: 'keyed',
  request: { params, body: json(TopicAssignment) },
  responses: {
    200: answer(Topic, 'Assigned'),
    ...errors('topic.state', 'topic.not_yours', 'topic.owner_unknown', 'topic.changed_meanwhile'),
  },
})

export const takeTopicStep = route({
  method: 'post',
  path: '/topics/{topicId}/steps',
  operationId: 'takeTopicStep',
  summary: 'Begin, hand back or answer as its owner; say that it is solved, decline it or take it up again',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(TopicStep) },
  responses: {
    200: answer(Topic, 'As it now is'),
    ...errors('topic.state', 'topic.not_yours', 'duties.separate', 'topic.changed_meanwhile'),
  },
})

export const topicRoutes = [
  topics.list,
  topics.file,
  myTopics.list,
  myTopics.file,
  activityTopics.list,
  activityTopics.file,
  raiseTopic,
  getTopic,
  assignTopic,
  takeTopicStep,
]
