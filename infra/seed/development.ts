import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

type NewEntry = Schemas['NewDevelopmentEntry']
type Step = [act: NewEntry['act'], on: string]

interface SeedCase {
  key: string
  name: string
  birthYear: number
  education: NonNullable<Schemas['NewPerson']['education']>
  title: string
  frontline?: boolean
  /** Keys of the seed's organisations and Party organisations; they are the same here. */
  at: string
  openedOn: string
  steps: Step[]
  papers?: Schemas['NewDevelopmentMaterial']['kind'][]
}

const illustrative = { provenance: 'illustrative' as const, isDemo: true }

/** Synthetic people at every stage, under the rules of 2014 and of 2026. All of it is illustrative. */
export const developmentCases: SeedCase[] = [
  {
    key: 'applicant',
    name: '孙示例',
    birthYear: 1999,
    education: 'bachelor',
    title: '工艺员',
    frontline: true,
    at: 'xurong',
    openedOn: '2026-06-01',
    steps: [
      ['application', '2026-06-01'],
      ['talk', '2026-06-20'],
    ],
    papers: ['application', 'talk_record'],
  },
  {
    // Nobody talked with the applicant: overdue since 2026-09-03.
    key: 'forgotten',
    name: '钱示例',
    birthYear: 1997,
    education: 'master',
    title: '数据工程师',
    at: 'yunlian',
    openedOn: '2026-08-03',
    steps: [['application', '2026-08-03']],
    papers: ['application'],
  },
  {
    key: 'activist-2014',
    name: '李示例',
    birthYear: 1994,
    education: 'college',
    title: '车间班长',
    frontline: true,
    at: 'xurong',
    openedOn: '2025-03-10',
    steps: [
      ['application', '2025-03-10'],
      ['talk', '2025-03-28'],
      ['activist', '2025-09-15'],
      ['activist_filing', '2025-09-22'],
      ['contacts', '2025-09-22'],
      ['cultivation', '2026-03-10'],
      ['cultivation', '2026-09-08'],
    ],
    papers: ['application', 'talk_record', 'recommendation', 'cultivation_form'],
  },
  {
    // Came with the rules of 2026: the publicity holds the listing back until 2026-11-17.
    key: 'publicity-2026',
    name: '赵示例',
    birthYear: 1992,
    education: 'bachelor',
    title: '装配技师',
    frontline: true,
    at: 'testing',
    openedOn: '2026-05-20',
    steps: [
      ['application', '2025-05-12'],
      ['talk', '2025-06-03'],
      ['activist', '2025-10-20'],
      ['activist_filing', '2025-10-27'],
      ['contacts', '2025-10-27'],
      ['cultivation', '2026-04-16'],
      ['cultivation', '2026-10-12'],
      ['publicity', '2026-11-09'],
    ],
    papers: ['application', 'talk_record', 'recommendation', 'cultivation_form', 'publicity_notice'],
  },
  {
    // Passed the pre-review: the branch meeting is due by 2026-11-30.
    key: 'pre-reviewed',
    name: '吕示例',
    birthYear: 1990,
    education: 'bachelor',
    title: '网络工程师',
    at: 'mobile',
    openedOn: '2024-01-08',
    steps: [
      ['application', '2024-01-08'],
      ['talk', '2024-01-26'],
      ['activist', '2024-07-01'],
      ['contacts', '2024-07-08'],
      ['cultivation', '2024-12-30'],
      ['cultivation', '2025-06-27'],
      ['candidate', '2025-12-22'],
      ['candidate_filing', '2025-12-29'],
      ['introducers', '2026-01-12'],
      ['political_review', '2026-03-20'],
      ['training', '2026-09-18'],
      ['committee_review', '2026-10-15'],
      ['pre_review', '2026-10-30'],
    ],
    papers: [
      'application',
      'talk_record',
      'cultivation_form',
      'political_review',
      'training_certificate',
      'pre_review',
    ],
  },
  {
    // Probation from 2025-12-05; conversion is possible from 2026-12-05.
    key: 'probationary',
    name: '何示例',
    birthYear: 1988,
    education: 'master',
    title: '检测工程师',
    at: 'testing',
    openedOn: '2023-02-01',
    steps: [
      ['application', '2023-02-01'],
      ['talk', '2023-02-20'],
      ['activist', '2023-08-01'],
      ['cultivation', '2024-01-30'],
      ['cultivation', '2024-07-29'],
      ['candidate', '2025-01-20'],
      ['candidate_filing', '2025-02-05'],
      ['introducers', '2025-02-10'],
      ['political_review', '2025-05-12'],
      ['training', '2025-09-12'],
      ['committee_review', '2025-11-03'],
      ['pre_review', '2025-11-14'],
      ['application_form', '2025-11-20'],
      ['branch_meeting', '2025-12-05'],
      ['superior_talk', '2025-12-15'],
      ['approval', '2025-12-26'],
      ['organisation_filing', '2026-01-08'],
      ['assignment', '2026-01-12'],
      ['oath', '2026-01-20'],
      ['probation_review', '2026-06-30'],
    ],
    papers: ['application', 'political_review', 'application_form', 'branch_resolution', 'approval'],
  },
  {
    key: 'converted',
    name: '施示例',
    birthYear: 1986,
    education: 'college',
    title: '设备主管',
    at: 'testing',
    openedOn: '2022-07-05',
    steps: [
      ['application', '2022-07-05'],
      ['talk', '2022-07-22'],
      ['activist', '2023-01-10'],
      ['contacts', '2023-01-12'],
      ['cultivation', '2023-07-06'],
      ['candidate', '2024-01-15'],
      ['introducers', '2024-01-22'],
      ['political_review', '2024-04-18'],
      ['training', '2024-09-20'],
      ['pre_review', '2024-12-20'],
      ['application_form', '2024-12-27'],
      ['branch_meeting', '2025-01-10'],
      ['superior_talk', '2025-01-20'],
      ['approval', '2025-02-14'],
      ['assignment', '2025-02-20'],
      ['oath', '2025-03-07'],
      ['conversion_request', '2026-01-04'],
      ['conversion_meeting', '2026-01-16'],
      ['conversion_approval', '2026-03-06'],
      ['archive', '2026-03-20'],
    ],
    papers: ['conversion_request', 'conversion_resolution', 'conversion_approval'],
  },
]

const nothing = {
  contacts: null,
  days: null,
  classHours: null,
  entitled: null,
  present: null,
  inFavour: null,
  months: null,
}
const vote = { ...nothing, entitled: 11, present: 10, inFavour: 10 }
const figures: Partial<Record<NewEntry['act'], typeof nothing | typeof vote>> = {
  contacts: { ...nothing, contacts: 2 } as never,
  training: { ...nothing, days: 3, classHours: 24 } as never,
  branch_meeting: vote,
  conversion_meeting: vote,
}

/** Who decides on an act, by name of the body; no person is named. */
const decider = (act: NewEntry['act']): string => {
  if (['application', 'conversion_request', 'application_form'].includes(act)) return '本人'
  if (act.endsWith('_meeting')) return '支部党员大会'
  return ['pre_review', 'superior_talk', 'approval', 'conversion_approval', 'organisation_filing'].includes(
    act,
  )
    ? '上级党委'
    : '支部委员会'
}

export async function enterDevelopment(
  { client }: Session,
  organisationId: (key: string) => string,
  partyOrganisationId: (key: string) => string,
): Promise<void> {
  for (const {
    key,
    name,
    birthYear,
    education,
    title,
    frontline = false,
    at,
    openedOn,
    steps,
    papers = [],
  } of developmentCases) {
    const person = await done(
      client.POST('/api/v1/membership/people', {
        params: { header: keyed(`development-person-${key}`) },
        body: {
          name,
          birthYear,
          education,
          employment: { organisationId: organisationId(at), title, frontline, from: '2022-06-29' },
          ...illustrative,
        },
      }),
    )
    const { id: caseId } = await done(
      client.POST('/api/v1/membership/development-cases', {
        params: { header: keyed(`development-${key}`) },
        body: {
          personId: person.id,
          partyOrganisationId: partyOrganisationId(at),
          openedOn,
          ...illustrative,
        },
      }),
    )
    const path = { caseId }
    for (const [index, [act, on]] of steps.entries())
      await done(
        client.POST('/api/v1/membership/development-cases/{caseId}/entries', {
          params: { path, header: keyed(`development-${key}-${index}`) },
          body: {
            act,
            on,
            decider: decider(act),
            ...(act === 'candidate_filing' ? { opinion: 'filed' as const } : {}),
            ...(figures[act] ? { figures: figures[act] } : {}),
            ...illustrative,
          },
        }),
      )
    for (const kind of papers)
      await done(
        client.POST('/api/v1/membership/development-cases/{caseId}/materials', {
          params: { path, header: keyed(`development-${key}-${kind}`) },
          body: { kind, present: true, on: steps.at(-1)![1] },
        }),
      )
  }
}
