import type { Schemas } from '@alliance/client'
import { isMonth, type Month } from '../activities/months.ts'
import { asOfOf, type DateOnly } from '../dates/dates.ts'

type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Where to go after signing in: a path of ours, never another site. */
export const nextSearch = (search: Search): { next?: string } => {
  const next = text(search.next)
  return next && /^\/(?![/\\])/.test(next) ? { next } : {}
}

interface OrganisationSearch {
  q?: string
  kind?: Schemas['OrganisationKind']
}
export const organisationSearch = (search: Search): OrganisationSearch => ({
  ...(text(search.q) ? { q: text(search.q) } : {}),
  ...(text(search.kind) ? { kind: text(search.kind) as Schemas['OrganisationKind'] } : {}),
})

export const peopleSearch = (search: Search): { q?: string } => (text(search.q) ? { q: text(search.q) } : {})

interface MergeSearch {
  /** The other record. */
  with?: string
  /** The pair that is being looked into. */
  pair?: string
}
export const mergeSearch = (search: Search): MergeSearch => ({
  ...(text(search.with) ? { with: text(search.with) } : {}),
  ...(text(search.pair) ? { pair: text(search.pair) } : {}),
})

interface GridSearch {
  asOf?: DateOnly
  tree?: Schemas['TreeKind']
  focus?: string
}
export const gridSearch = (search: Search): GridSearch => ({
  ...asOfOf(search),
  ...(search.tree === 'formal' ? { tree: 'formal' as const } : {}),
  ...(text(search.focus) ? { focus: text(search.focus) } : {}),
})

interface ChainSearch {
  asOf?: DateOnly
  view?: 'list'
}
export const chainSearch = (search: Search): ChainSearch => ({
  ...asOfOf(search),
  ...(search.view === 'list' ? { view: 'list' as const } : {}),
})

interface ImportSearch {
  state?: Schemas['ImportRowState']
}
interface RosterSearch {
  kind?: Schemas['RosterKind']
}
export const rosterSearch = (search: Search): RosterSearch =>
  text(search.kind) ? { kind: text(search.kind) as Schemas['RosterKind'] } : {}

export const importSearch = (search: Search): ImportSearch =>
  text(search.state) ? { state: text(search.state) as Schemas['ImportRowState'] } : {}

export const housingSearch = (search: Search): { state?: Schemas['HousingApplicationState'] } =>
  text(search.state) ? { state: text(search.state) as Schemas['HousingApplicationState'] } : {}
export const joiningSearch = (search: Search): { state?: Schemas['MemberApplicationState'] } =>
  text(search.state) ? { state: text(search.state) as Schemas['MemberApplicationState'] } : {}

interface MeetingSearch {
  state?: Schemas['MeetingState']
  party?: string
}
export const meetingSearch = (search: Search): MeetingSearch => ({
  ...(text(search.state) ? { state: text(search.state) as Schemas['MeetingState'] } : {}),
  ...(text(search.party) ? { party: text(search.party) } : {}),
})

interface PrintSearch {
  /** A sign-in sheet when left out. */
  what?: 'badges'
  codes?: 'yes'
}
export const printSearch = (search: Search): PrintSearch => ({
  ...(search.what === 'badges' ? { what: 'badges' as const } : {}),
  ...(search.codes === 'yes' ? { codes: 'yes' as const } : {}),
})

export interface TopicsSearch {
  /** Left out: all that one's rights reach, or what is one's own to do. */
  view?: 'all' | 'overdue' | 'mine' | 'raised'
  state?: Schemas['TopicState']
  chain?: NonNullable<Schemas['Topic']['chain']>
}
const topicViews = ['all', 'overdue', 'mine', 'raised'] as const
export const topicsSearch = (search: Search): TopicsSearch => {
  const view = topicViews.find((each) => each === search.view)
  return {
    ...(view ? { view } : {}),
    ...(text(search.state) ? { state: text(search.state) as Schemas['TopicState'] } : {}),
    ...(text(search.chain) ? { chain: text(search.chain) as NonNullable<TopicsSearch['chain']> } : {}),
  }
}

interface VolunteeringSearch {
  view?: 'totals'
  year?: number
}
export const volunteeringSearch = (search: Search): VolunteeringSearch => ({
  ...(search.view === 'totals' ? { view: 'totals' as const } : {}),
  ...(Number.isInteger(search.year) ? { year: search.year as number } : {}),
})

interface CertificateSearch {
  kind?: Schemas['CertificateKind']
  /** Those of one activity. */
  activity?: string
}
export const certificateSearch = (search: Search): CertificateSearch => ({
  ...(text(search.kind) ? { kind: text(search.kind) as Schemas['CertificateKind'] } : {}),
  ...(text(search.activity) ? { activity: text(search.activity) } : {}),
})

interface AgreementsSearch {
  kind?: Schemas['AgreementKind']
}
export const agreementsSearch = (search: Search): AgreementsSearch =>
  text(search.kind) ? { kind: text(search.kind) as Schemas['AgreementKind'] } : {}

export const inboxSearch = (search: Search): { state?: 'unread' } =>
  search.state === 'unread' ? { state: 'unread' as const } : {}

const webhookStates = ['waiting', 'delivered', 'failed'] as const
export const deliveriesSearch = (search: Search): { state?: Schemas['WebhookState'] } => {
  const state = webhookStates.find((each) => each === search.state)
  return state ? { state } : {}
}

interface RegulationsSearch {
  asOf?: DateOnly
  kind?: Schemas['RegulationKind']
}
export const regulationsSearch = (search: Search): RegulationsSearch => ({
  ...asOfOf(search),
  ...(text(search.kind) ? { kind: text(search.kind) as Schemas['RegulationKind'] } : {}),
})

const numberIn = (value: unknown) =>
  Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined

interface RegulationSearch {
  asOf?: DateOnly
  older?: number
  newer?: number
}
/** Two versions are compared, or none. */
export const regulationSearch = (search: Search): RegulationSearch => {
  const [older, newer] = [numberIn(search.older), numberIn(search.newer)]
  return { ...asOfOf(search), ...(older && newer ? { older, newer } : {}) }
}

export const developmentSearch = (search: Search): { view?: 'list' } =>
  search.view === 'list' ? { view: 'list' as const } : {}

export const structureSearch = (search: Search): { asOf?: DateOnly; of?: string } => ({
  ...asOfOf(search),
  ...(text(search.of) ? { of: text(search.of) } : {}),
})

interface CircleSearch {
  asOf?: DateOnly
  view?: 'list'
  /** What the picture is narrowed to: a chain's code, or a partner category. */
  focus?: string
}
export const circleSearch = (search: Search): CircleSearch => ({
  ...asOfOf(search),
  ...(search.view === 'list' ? { view: 'list' as const } : {}),
  ...(text(search.focus) ? { focus: text(search.focus) } : {}),
})

interface ResourceSearch {
  category?: Schemas['ResourceCategory']
  organisationId?: string
}
export const resourceSearch = (search: Search): ResourceSearch => ({
  ...(text(search.category) ? { category: text(search.category) as Schemas['ResourceCategory'] } : {}),
  ...(text(search.organisationId) ? { organisationId: text(search.organisationId) } : {}),
})

export interface ActivitiesSearch {
  /** The month as a calendar when left out. */
  view?: 'list' | 'organised' | 'review'
  month?: Month
  kind?: Schemas['ActivityKind']
  action?: Schemas['ActivitySummary']['actions'][number]
  link?: Schemas['ActivitySummary']['links'][number]
  chain?: Schemas['ActivitySummary']['chains'][number]
  state?: Schemas['ActivityState']
}
const activityViews = ['list', 'organised', 'review'] as const
export const activitiesSearch = (search: Search): ActivitiesSearch => {
  const view = activityViews.find((each) => each === search.view)
  return {
    ...(view ? { view } : {}),
    ...(isMonth(search.month) ? { month: search.month } : {}),
    ...(text(search.kind) ? { kind: text(search.kind) as Schemas['ActivityKind'] } : {}),
    ...(text(search.action) ? { action: text(search.action) as ActivitiesSearch['action'] } : {}),
    ...(text(search.link) ? { link: text(search.link) as ActivitiesSearch['link'] } : {}),
    ...(text(search.chain) ? { chain: text(search.chain) as ActivitiesSearch['chain'] } : {}),
    ...(text(search.state) ? { state: text(search.state) as Schemas['ActivityState'] } : {}),
  } as ActivitiesSearch
}

export const registrationsSearch = (search: Search): { state?: Schemas['RegistrationState'] } =>
  text(search.state) ? { state: text(search.state) as Schemas['RegistrationState'] } : {}

/** The Party organisation that is looked at. */
export const branchSearch = ({ of }: Search): { of?: string } => (typeof of === 'string' && of ? { of } : {})

interface AcademySearch {
  view?: 'organised'
  state?: Schemas['AcademyCourseState']
}
export const academySearch = (search: Search): AcademySearch => ({
  ...(search.view === 'organised' ? { view: 'organised' as const } : {}),
  ...(text(search.state) ? { state: text(search.state) as Schemas['AcademyCourseState'] } : {}),
})

export const complianceSearch = ({ of, period }: Search): { of?: string; period?: string } => ({
  ...(typeof of === 'string' && of ? { of } : {}),
  ...(typeof period === 'string' && /^20[2-9]\d-Q[1-4]$/.test(period) ? { period } : {}),
})
export const branchComplianceSearch = ({ of, year }: Search): { of?: string; year?: number } => ({
  ...(typeof of === 'string' && of ? { of } : {}),
  ...(Number.isInteger(Number(year)) && Number(year) >= 2022 && Number(year) <= 2099
    ? { year: Number(year) }
    : {}),
})
