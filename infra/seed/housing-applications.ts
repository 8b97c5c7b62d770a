import type { Schemas } from '@alliance/client'
import { done, keyed, signIn, type Session } from './session.ts'

type Change = Schemas['HousingApplicationChange']
type Checked = Schemas['HousingCheckedFacts']
type Reached =
  | 'draft'
  | 'submitted'
  | 'withdrawn'
  | 'employer_confirmed'
  | 'supplement_required'
  | 'resubmitted'
  | 'ineligible'
  | 'appeal'
  | 'eligible'
  | 'publicity'

interface Applicant {
  name: string
  employer: 'xurong' | 'xinfang' | 'jinfan' | 'yinhua' | 'huaxian'
  qualifications: NonNullable<Change['qualifications']>
  months: number
  wish: NonNullable<Change['unitWish']>
  reached: Reached
  /** The document of the applicant of that line, for a second application of one person. */
  sameAs?: number
}

/** Illustrative applications, in the states that the rooms show. Names, documents and phones are synthetic. */
const applicants: Applicant[] = [
  {
    name: '许一示例',
    employer: 'xurong',
    qualifications: ['master'],
    months: 14,
    wish: 'one_bedroom',
    reached: 'publicity',
  },
  {
    name: '何二示例',
    employer: 'xurong',
    qualifications: ['bachelor'],
    months: 9,
    wish: 'studio',
    reached: 'publicity',
  },
  {
    name: '吕三示例',
    employer: 'xinfang',
    qualifications: ['phd'],
    months: 5,
    wish: 'two_bedroom',
    reached: 'publicity',
  },
  {
    name: '施四示例',
    employer: 'jinfan',
    qualifications: ['longcheng_leading_talent'],
    months: 0,
    wish: 'three_bedroom',
    reached: 'publicity',
  },
  {
    name: '张五示例',
    employer: 'yinhua',
    qualifications: ['skill_level_2'],
    months: 30,
    wish: 'studio',
    reached: 'eligible',
  },
  {
    name: '孔六示例',
    employer: 'xurong',
    qualifications: ['master'],
    months: 8,
    wish: 'shared_room',
    reached: 'eligible',
  },
  {
    name: '曹七示例',
    employer: 'xurong',
    qualifications: ['bachelor'],
    months: 2,
    wish: 'studio',
    reached: 'ineligible',
  },
  {
    name: '严八示例',
    employer: 'xinfang',
    qualifications: ['master'],
    months: 4,
    wish: 'one_bedroom',
    reached: 'appeal',
  },
  {
    name: '华九示例',
    employer: 'xurong',
    qualifications: ['master', 'intermediate_title'],
    months: 20,
    wish: 'one_bedroom',
    reached: 'supplement_required',
  },
  {
    name: '金十示例',
    employer: 'jinfan',
    qualifications: ['bachelor'],
    months: 12,
    wish: 'studio',
    reached: 'resubmitted',
  },
  {
    name: '魏十一示例',
    employer: 'xurong',
    qualifications: ['skill_level_1'],
    months: 26,
    wish: 'studio',
    reached: 'employer_confirmed',
  },
  {
    name: '陶十二示例',
    employer: 'huaxian',
    qualifications: ['phd'],
    months: 6,
    wish: 'two_bedroom',
    reached: 'employer_confirmed',
  },
  {
    name: '姜十三示例',
    employer: 'xurong',
    qualifications: ['bachelor'],
    months: 7,
    wish: 'studio',
    reached: 'submitted',
  },
  {
    name: '戚十四示例',
    employer: 'xinfang',
    qualifications: ['master'],
    months: 16,
    wish: 'one_bedroom',
    reached: 'submitted',
  },
  {
    name: '谢十五示例',
    employer: 'xurong',
    qualifications: ['bachelor'],
    months: 11,
    wish: 'studio',
    reached: 'withdrawn',
  },
  {
    name: '喻十七示例',
    employer: 'xurong',
    qualifications: ['bachelor'],
    months: 11,
    wish: 'studio',
    reached: 'employer_confirmed',
  },
  {
    name: '邹十六示例',
    employer: 'xurong',
    qualifications: ['bachelor'],
    months: 13,
    wish: 'shared_room',
    reached: 'employer_confirmed',
  },
  {
    name: '邹十六示例',
    employer: 'yinhua',
    qualifications: ['bachelor'],
    months: 13,
    wish: 'studio',
    reached: 'employer_confirmed',
    sameAs: 16,
  },
]

export const housingApplicationCount = applicants.length + 1

/** Travel documents carry no check digit, so that a number is nobody's. */
const documentOf = (line: number) => `E00${String(900_000 + line)}`
const phoneOf = (line: number) => `1390002${String(line + 1).padStart(4, '0')}`
const purposes: NonNullable<Change['consents']> = ['sensitive_data', 'register_query', 'publicity']

interface Staff {
  security: Session
  talent: Session
  reviewer: Session
  /** HR of an employer of the seed. */
  hrOf: (employer: Applicant['employer']) => Session
}

interface Entering {
  url: string
  password: string
  staff: Staff
  organisationIdOf: (key: string) => string
}

/** Enters the applications with accounts of their own, and takes each as far as it has come. */
export async function enterHousingApplications(entering: Entering): Promise<void> {
  await heard(entering)
  for (const [line, applicant] of applicants.entries()) await enter(entering, applicant, line)
  const { client } = entering.staff.talent
  const { id, version } = await begin(entering.staff.talent, 'talent')
  await done(
    client.PATCH('/api/v1/talent-housing/applications/{applicationId}', {
      params: { path: { applicationId: id }, header: { 'If-Match': `"${version}"` } },
      body: { employerId: entering.organisationIdOf('xurong'), openEnded: true, socialInsuranceMonths: 18 },
    }),
  )
  await done(
    entering.staff.reviewer.client.POST('/api/v1/talent-housing/publicity-lists', {
      params: { header: keyed('housing-publicity') },
      body: {},
    }),
  )
  for (const [line, applicant] of applicants.entries())
    if (applicant.reached === 'eligible') await decide(entering, line, applicant)
}

/** Employers can be named once housing has heard of them from membership. */
async function heard({ staff, organisationIdOf }: Entering): Promise<void> {
  const wanted = organisationIdOf('xurong')
  for (let attempt = 0; attempt < 100; attempt++) {
    const { items } = await done(
      staff.talent.client.GET('/api/v1/talent-housing/employers', { params: { query: { q: '旭荣' } } }),
    )
    if (items.some(({ id }) => id === wanted)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('talent-housing has not heard of the employers')
}

const begin = ({ client }: Session, key: string) =>
  done(
    client.POST('/api/v1/talent-housing/applications', {
      params: { header: keyed(`housing-${key}-begin`) },
      body: { isDemo: true },
    }),
  )

const ids = new Map<number, string>()

async function enter(entering: Entering, applicant: Applicant, line: number): Promise<void> {
  const { url, password, staff, organisationIdOf } = entering
  const { name, employer, qualifications, months, wish, reached, sameAs = line } = applicant
  const key = (step: string) => keyed(`housing-${line}-${step}`)
  await done(
    staff.security.client.POST('/api/v1/identity/accounts', {
      params: { header: key('account') },
      body: { name, phone: phoneOf(line), password, isDemo: true },
    }),
  )
  const person = await signIn(url, phoneOf(line), password)
  const { id, version } = await begin(person, String(line))
  ids.set(line, id)
  const path = { applicationId: id }
  await done(
    person.client.PATCH('/api/v1/talent-housing/applications/{applicationId}', {
      params: { path, header: { 'If-Match': `"${version}"` } },
      body: {
        employerId: organisationIdOf(employer),
        identity: {
          type: 'PASSPORT',
          number: documentOf(sameAs),
          birthDate: `199${line % 9}-0${1 + (line % 9)}-15`,
          phone: phoneOf(line),
        },
        openEnded: true,
        contractUntil: null,
        qualifications,
        qualificationProof: `示例-${1000 + line}`,
        socialInsuranceMonths: months,
        ownsHome: false,
        otherPublicHousing: false,
        longCommute: line % 4 === 0,
        unitWish: wish,
        truthful: true,
        consents: purposes,
      },
    }),
  )
  const post = (session: Session, step: 'submission') =>
    done(
      session.client.POST(`/api/v1/talent-housing/applications/{applicationId}/${step}`, {
        params: { path, header: key(step) },
      }),
    )
  await post(person, 'submission')
  if (reached === 'submitted') return
  if (reached === 'withdrawn') {
    await done(
      person.client.POST('/api/v1/talent-housing/applications/{applicationId}/withdrawal', {
        params: { path, header: key('withdrawal') },
        body: { reason: '[示例] 已自行租房' },
      }),
    )
    return
  }
  await done(
    staff
      .hrOf(employer)
      .client.POST('/api/v1/talent-housing/applications/{applicationId}/employer-confirmation', {
        params: { path, header: key('confirmation') },
        body: {
          choice: 'confirm',
          contractUntil: null,
          openEnded: true,
          keyPost: line % 3 === 0,
          taxedInZone: true,
          note: '',
        },
      }),
  )
  if (reached === 'supplement_required' || reached === 'resubmitted') {
    await review(staff.reviewer, path, key('supplement'), {
      choice: 'supplement',
      missing: [{ subject: 'contract', text: '[示例] 劳动合同缺签章页' }],
      checked: null,
      note: '',
    })
    if (reached === 'resubmitted')
      await done(
        person.client.POST('/api/v1/talent-housing/applications/{applicationId}/submission', {
          params: { path, header: key('resubmission') },
        }),
      )
    return
  }
  if (reached === 'publicity' || reached === 'ineligible' || reached === 'appeal')
    await decide(entering, line, applicant)
  if (reached === 'appeal')
    await done(
      person.client.POST('/api/v1/talent-housing/applications/{applicationId}/appeal', {
        params: { path, header: key('appeal') },
        body: { grounds: '[示例] 社保转移期间中断一个月，请复核连续缴费记录。' },
      }),
    )
}

const review = (
  { client }: Session,
  path: { applicationId: string },
  header: ReturnType<typeof keyed>,
  body: Schemas['HousingReview'],
) =>
  done(
    client.POST('/api/v1/talent-housing/applications/{applicationId}/review', {
      params: { path, header },
      body,
    }),
  )

/** The reviewer finds what was declared. */
async function decide(
  { staff }: Entering,
  line: number,
  { qualifications, months }: Applicant,
): Promise<void> {
  const checked: Checked = {
    registeredInZone: true,
    taxedInZone: true,
    contractUntil: null,
    openEnded: true,
    socialInsuranceMonths: months,
    qualifications,
    homes: [],
    otherPublicHousing: false,
    seriousDishonesty: false,
    falseDeclarationOn: null,
    longCommute: line % 4 === 0,
    awards: false,
    chainRole: line % 2 === 0 ? 'linked' : null,
    volunteeringMinutes: 0,
  }
  await review(staff.reviewer, { applicationId: ids.get(line)! }, keyed(`housing-${line}-review`), {
    choice: 'decide',
    missing: [],
    checked,
    note: '',
  })
}
