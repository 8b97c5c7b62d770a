import type { Schemas } from '@alliance/client'

type New = Schemas['NewActivity']
type Kind = Schemas['ActivityKind']
type Speaker = Schemas['Speaker']
type Audience = Schemas['Audience']

/** The fields of every kind: what was typed stays while one changes the kind, and only its own are sent. */
export interface DetailValues {
  topics?: string[]
  speakers?: Speaker[]
  partyDay?: Partial<Schemas['PartyDayPart']>
  lecturers?: Speaker[]
  syllabus?: string
  learningMinutes?: number
  branchIds?: (string | null)[]
  theme?: string
  materials?: Schemas['StudyMaterial'][]
  agenda?: string[]
  tasks?: string[]
  shifts?: Schemas['ShiftNeed'][]
  sites?: { name: string; organisationId?: string | null }[]
  programme?: string[]
  withConference?: boolean
  form?: Schemas['ActivityMeetingForm']
  lecturer?: Speaker
  topic?: string
}

export interface PlaceValues {
  kind: Schemas['PlaceKind']
  pool: number
  audience: {
    for: Audience['for']
    partyOrganisationIds?: (string | null)[]
    organisationIds?: (string | null)[]
    personIds?: (string | null)[]
  }
}

export interface PlanValues {
  /** Left out of what a series drafts: by order. */
  admission?: Schemas['Admission']
  opensAt?: string | null
  closesAt?: string | null
  offerMinutes: number
  pools: Schemas['SeatPool'][]
  places: PlaceValues[]
  questions?: (Omit<Schemas['RegistrationQuestion'], 'key'> & { key?: string })[]
}

export interface EditorValues {
  kind: Kind
  title: string
  summary?: string
  detail: DetailValues
  /** A salon that is held together with a theme Party day. */
  withPartyDay?: boolean
  hosts: { id: string | null; role: 'host' | 'cohost' }[]
  chains?: New['chains']
  actions?: New['actions']
  links?: New['links']
  workLines?: New['workLines']
  cultureIntegration?: boolean
  venue: {
    mode: 'onsite' | 'online' | 'hybrid'
    place?: string
    address?: string | null
    latitude?: number | null
    longitude?: number | null
    joinUrl?: string | null
  }
  startsAt?: string | null
  endsAt?: string | null
  takes: boolean
  registration: PlanValues
  seriesId?: string | null
  reason?: string
}

const noSpeaker = (): Speaker => ({ name: '', title: null, personId: null })
export const blank = {
  speaker: noSpeaker,
  material: () => ({ title: '', url: null }),
  shift: () => ({ label: '', startsAt: null, endsAt: null, people: 10 }),
  site: () => ({ name: '', organisationId: null }),
  host: () => ({ id: null, role: 'cohost' as const }),
  question: () => ({ label: '', kind: 'text' as const, required: false, options: [] }),
}

const blankPlan: PlanValues = {
  admission: 'order',
  offerMinutes: 1440,
  pools: [{ no: 1, name: '主会场', capacity: 30 }],
  places: [{ kind: 'member', pool: 1, audience: { for: 'everyone' } }],
}

/** An empty form, held by the one whose right it is where that is one unit. */
export const blankValues = (host: string | null): EditorValues => ({
  kind: 'salon',
  title: '',
  detail: {
    speakers: [noSpeaker()],
    lecturers: [noSpeaker()],
    lecturer: noSpeaker(),
    branchIds: [null],
    materials: [blank.material()],
    shifts: [blank.shift() as never],
    sites: [blank.site()],
    learningMinutes: 60,
    form: 'work_conference',
    partyDay: { branchIds: [null as never], materials: [blank.material()] },
  },
  hosts: [{ id: host, role: 'host' }],
  venue: { mode: 'onsite' },
  takes: true,
  registration: blankPlan,
})

/** An activity as the form shows it. */
export function valuesOf(activity: Schemas['Activity']): EditorValues {
  const empty = blankValues(null)
  const { kind, ...detail } = activity.detail
  const partyDay = activity.detail.kind === 'salon' ? (activity.detail.partyDay ?? null) : null
  return {
    kind,
    title: activity.title,
    summary: activity.summary,
    detail: {
      ...empty.detail,
      ...(detail as DetailValues),
      ...(partyDay ? { partyDay } : { partyDay: empty.detail.partyDay! }),
    },
    withPartyDay: partyDay !== null,
    hosts: activity.hosts.map(({ id, role }) => ({ id, role })),
    chains: activity.chains,
    actions: activity.actions,
    links: activity.links,
    workLines: activity.workLines,
    cultureIntegration: activity.cultureIntegration,
    venue: activity.venue,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    takes: activity.registration !== null,
    registration: (activity.registration as PlanValues | null) ?? blankPlan,
    seriesId: activity.seriesId,
  }
}
