import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const due = `date('2027-01-01', '+' || (value % 1000) || ' days')`
const state = `CASE value % 6 WHEN 0 THEN 'ineligible' WHEN 1 THEN 'employer_confirmed' WHEN 2 THEN 'publicity' WHEN 3 THEN 'queued' WHEN 4 THEN 'submitted' ELSE 'resubmitted' END`
const answers = {
  contractUntil: null,
  openEnded: true,
  qualifications: ['master'],
  qualificationProof: '',
  socialInsuranceMonths: 14,
  ownsHome: false,
  otherPublicHousing: false,
  longCommute: false,
  truthful: true,
}
const checked = {
  registeredInZone: true,
  taxedInZone: true,
  contractUntil: null,
  openEnded: true,
  socialInsuranceMonths: 14,
  qualifications: ['master'],
  homes: [],
  otherPublicHousing: false,
  seriousDishonesty: false,
  falseDeclarationOn: null,
  longCommute: false,
  awards: false,
  chainRole: null,
}
const path = (applicationId: string, step: string) => `/talent-housing/applications/${applicationId}/${step}`
const applicant = 'talent'

/** What the measured applicant had open is closed, for a person has one. */
const closed = (world: World) =>
  world.rows(
    'talent-housing',
    `UPDATE housing_application SET state = 'cancelled' WHERE account_id NOT LIKE 'acc_000%' AND account_id NOT LIKE 'acc_hap%'`,
  )

async function ofTheEmployer(world: World) {
  const made = await waiting(world, 'submitted')
  const [granted] = await world.rows<{ id: string }>(
    'identity',
    `SELECT scope_id AS id FROM role_grant WHERE role = 'enterprise_hr' AND scope_kind = 'enterprise' LIMIT 1`,
  )
  await world.rows(
    'talent-housing',
    `INSERT INTO known_organisation (id, name, kind, active, version) VALUES ('${granted!.id}', '样例', 'enterprise', 1, 1) ON CONFLICT DO NOTHING`,
  )
  await world.rows(
    'talent-housing',
    `UPDATE housing_application SET employer_id = '${granted!.id}' WHERE id = '${made.applicationId}'`,
  )
  return made
}

async function draft(world: World): Promise<{ applicationId: string }> {
  await closed(world)
  const { id: applicationId } = await world.prepare(applicant, 'POST', '/talent-housing/applications', {
    body: {},
  })
  return { applicationId }
}

/** A draft of the measured applicant's own: answered, and as if it had been another's who applied, for who applied does not decide. */
async function waiting(
  world: World,
  step: string,
  account = 'acc_another',
): Promise<{ applicationId: string }> {
  const made = await draft(world)
  await world.prepare(applicant, 'PATCH', `/talent-housing/applications/${made.applicationId}`, {
    version: 1,
    body: {
      identity: {
        type: 'PASSPORT',
        number: `E${Date.now()}`.slice(0, 10),
        birthDate: '1996-05-20',
        phone: '13800000000',
      },
      ...answers,
      unitWish: 'studio',
      consents: ['sensitive_data', 'register_query', 'publicity'],
    },
  })
  const owner = account === 'self' ? '' : `account_id = 'acc_' || id,`
  await world.rows(
    'talent-housing',
    `UPDATE housing_application SET ${owner} state = '${step}', submitted_on = '2026-01-05', step_from = '2026-03-02', step_days = 5,
      due_on = '2099-12-31', wait_sort = '2099-12-31', employer_id = '${filled('org', 1)}', talent_class = 'E' WHERE id = '${made.applicationId}'`,
  )
  return made
}

async function objected(world: World) {
  const { applicationId } = await waiting(world, 'publicity')
  const { id: objectionId } = await world.prepare('zone_leader', 'POST', path(applicationId, 'objections'), {
    body: { content: '名下已有住房，请核实' },
  })
  return { applicationId, objectionId }
}

async function appealing(world: World) {
  const made = await waiting(world, 'appeal')
  await world.rows(
    'talent-housing',
    `INSERT INTO housing_appeal (id, application_id, grounds, raised_on, state)
     VALUES ('hal_' || substr('${made.applicationId}', 5), '${made.applicationId}', '请复核', '2026-03-02', 'open')`,
  )
  return made
}

async function paired(world: World) {
  const [one, other] = [
    await waiting(world, 'employer_confirmed'),
    await waiting(world, 'employer_confirmed'),
  ]
  const duplicateId = `hdp_${one.applicationId.slice(4)}`
  await world.rows(
    'talent-housing',
    `INSERT INTO housing_duplicate (id, ground, first_id, second_id, state, found_on)
     VALUES ('${duplicateId}', 'same_person', '${one.applicationId}', '${other.applicationId}', 'open', '2026-03-02')`,
  )
  return { duplicateId }
}

const pdf = (turn: string | number) => ({ type: 'application/pdf', content: `%PDF-1.7 ${turn}` })
let files = 0
async function kept(world: World) {
  const { applicationId } = await draft(world)
  const made = await world.prepare(
    applicant,
    'POST',
    `${path(applicationId, 'documents')}?kind=contract&fileName=a.pdf`,
    {
      raw: pdf(`kept ${++files}`),
    },
  )
  return { applicationId, documentId: made.id }
}
const file = ({ turn }: World) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) })

export default {
  service: 'talent-housing',
  fill: [
    rows('known_organisation', {
      id: id('org'),
      name: `'常州样例' || value`,
      kind: `'enterprise'`,
      active: '1',
      version: '1',
    }),
    rows('employer_term', { term: `'样例' || value`, organisation_id: id('org') }),
    rows('housing_application', {
      id: id('hap'),
      application_no: `'RC' || value`,
      account_id: `'acc_000' || value`,
      applicant_name: `'某示例'`,
      employer_id: id('org'),
      unit_wish: `'studio'`,
      answers: `'${JSON.stringify(answers)}'`,
      consents: `'[]'`,
      identity_index: `'i' || value`,
      state,
      step_from: `'2026-01-05'`,
      step_days: '5',
      due_on: due,
      due_provisional: '0',
      wait_sort: due,
      talent_class: `'E'`,
      points_tenths: 'value % 1000',
      appealed: '0',
      submitted_on: `'2026-01-05'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
    rows('housing_duplicate', {
      id: id('hdp'),
      ground: `'same_person'`,
      first_id: id('hap'),
      second_id: `'hap_' || printf('%026d', 1)`,
      state: `iif(value % 2, 'open', 'both_kept')`,
      found_on: `'2026-01-05'`,
    }),
  ],
  samples: {
    findHousingEmployers: () => ({ query: { q: '样例' } }),
    listHousingApplications: () => ({}),
    'listHousingApplications, in a state': () => ({ query: { state: 'queued', limit: '20' } }),
    exportHousingApplications: file,
    listHousingApplicationQueue: () => ({}),
    exportHousingApplicationQueue: file,
    getMyHousing: async (world) => {
      await draft(world)
      return { as: applicant }
    },
    beginHousingApplication: async (world) => {
      await draft(world)
      await closed(world)
      return { as: applicant, body: {} }
    },
    getHousingApplication: () => ({ as: 'housing_reviewer', params: { applicationId: filled('hap', 7) } }),
    updateHousingApplication: async (world) => ({
      as: applicant,
      params: await draft(world),
      version: 1,
      body: { unitWish: 'studio' },
    }),
    submitHousingApplication: async (world) => {
      const params = await waiting(world, 'draft', 'self')
      return { as: applicant, params }
    },
    withdrawHousingApplication: async (world) => ({
      as: applicant,
      params: await draft(world),
      body: { reason: '已自行租房' },
    }),
    appealHousingDecision: async (world) => ({
      as: applicant,
      params: await waiting(world, 'ineligible', 'self'),
      body: { grounds: '请复核社保缴费记录' },
    }),
    answerForEmployer: async (world) => ({
      as: 'enterprise_hr',
      params: await ofTheEmployer(world),
      body: { choice: 'confirm', openEnded: true },
    }),
    assessHousingApplication: async (world) => ({
      params: await waiting(world, 'employer_confirmed'),
      body: checked,
    }),
    reviewHousingApplication: async (world) => ({
      params: await waiting(world, 'employer_confirmed'),
      body: { choice: 'decide', checked },
    }),
    decideHousingAppeal: async (world) => ({
      params: await appealing(world),
      body: { checked, answer: '经复核符合条件' },
    }),
    queueHousingApplication: async (world) => ({
      params: await waiting(world, 'publicity'),
      body: { calendarConfirmed: true },
    }),
    revealHousingIdentity: async (world) => ({
      params: await waiting(world, 'employer_confirmed'),
      body: { reason: '核验社保' },
    }),
    uploadHousingDocument: async (world) => ({
      as: applicant,
      params: await draft(world),
      query: { kind: 'contract', fileName: 'a.pdf' },
      raw: pdf(`sent ${++files}`),
    }),
    getHousingDocumentContent: async (world) => ({ as: applicant, params: await kept(world) }),
    removeHousingDocument: async (world) => ({ as: applicant, params: await kept(world), body: {} }),
    listHousingNotices: () => ({ as: null }),
    exportHousingNotices: ({ turn }) => ({
      as: null,
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    postHousingNotices: async (world) => {
      await waiting(world, 'eligible')
      return { body: {} }
    },
    raiseHousingObjection: async (world) => ({
      params: await waiting(world, 'publicity'),
      body: { content: '名下已有住房，请核实' },
    }),
    answerHousingObjection: async (world) => ({
      params: await objected(world),
      body: { ruling: 'dismissed', answer: '经核查无房产登记' },
    }),
    listHousingDuplicates: () => ({}),
    exportHousingDuplicates: file,
    resolveHousingDuplicate: async (world) => ({
      params: await paired(world),
      body: { keep: 'first', reason: '与本人核实' },
    }),
  },
} satisfies Bench
