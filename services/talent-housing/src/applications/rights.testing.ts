import type { Principal } from '@alliance/contracts'
import { newId } from '@alliance/service-kit'
import { hr, talent, type RightsRow } from '@alliance/test-kit'
import {
  anEmployer,
  answers,
  appealed,
  ask,
  begun,
  confirmation,
  confirmed,
  decided,
  deciding,
  done,
  doubled,
  env,
  inPublicity,
  objectedTo,
  submitted,
  upload,
} from './applications.testing.ts'

/** An applicant, the employer named in the application, and another one. */
export interface Scene {
  person: Principal
  mine: string
  theirs: string
}
export const newScene = async (): Promise<Scene> => ({
  person: talent(),
  mine: await anEmployer(),
  theirs: await anEmployer(),
})

/** Kinds of principals that the rows below speak of, beside the service's others. */
export const housingPrincipals = {
  'the applicant': ({ person }: Scene) => person,
  'the employer': ({ mine }: Scene) => hr(mine),
  'another employer': ({ theirs }: Scene) => hr(theirs),
}

type Row = RightsRow<Scene>
const outsiders = [
  'someone without rights',
  'the secretary',
  'a leader',
  'a system administrator',
  'a security administrator',
  'an auditor',
  'another employer',
]
const staff = ['a housing administrator', 'a housing reviewer', 'an inspector', 'the employer']
const answered = (status: number, kinds: readonly string[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, status]))
/** Whoever sees it may not act for the applicant, and to the others it is not there. */
const onlyTheirOwn = { ...answered(404, outsiders), ...answered(403, staff) }
/** A draft is nobody else's to see. */
const onlyTheDraft = answered(404, [...outsiders, ...staff])

const inMine = ({ mine }: Scene) => ({ enterprise: mine })
/** Frees the applicant for one application more. */
const freed = ({ person }: Scene) =>
  env.DB.prepare("UPDATE housing_application SET state = 'cancelled' WHERE account_id = ?")
    .bind(person.id)
    .run()
const draft = async (scene: Scene) => {
  await freed(scene)
  return { applicationId: (await begun(scene.person)).id }
}
const full = async (scene: Scene) => {
  const params = await draft(scene)
  done(await ask(scene.person).patch(`/applications/${params.applicationId}`, 1, answers(scene.mine)))
  return params
}
const sent = async (scene: Scene) => {
  await freed(scene)
  return { applicationId: (await submitted({}, scene.mine, scene.person)).application.id }
}
const refused = async (scene: Scene) => {
  const params = await sent(scene)
  await env.DB.prepare(
    "UPDATE housing_application SET state = 'ineligible', due_on = '2999-01-01' WHERE id = ?",
  )
    .bind(params.applicationId)
    .run()
  return params
}
const withDocument = async (scene: Scene) => {
  const params = await draft(scene)
  return { ...params, documentId: done(await upload(params.applicationId, scene.person)).id }
}
const of = (make: () => Promise<{ application: { id: string } }>) => async () => ({
  applicationId: (await make()).application.id,
})
const reviewing = (make: () => Promise<{ application: { id: string } }>): Row => ({ params: of(make) })

export const applicationRights: Record<string, Row> = {
  findHousingEmployers: { query: () => ({ q: '样例' }) },
  listHousingApplications: {},
  exportHousingApplications: {},
  listHousingApplicationQueue: {},
  exportHousingApplicationQueue: {},
  getMyHousing: {},
  beginHousingApplication: { body: () => ({}) },
  getHousingApplication: { params: sent, expect: answered(404, outsiders) },
  updateHousingApplication: { params: draft, body: () => ({ unitWish: 'studio' }), expect: onlyTheDraft },
  submitHousingApplication: { params: full, expect: onlyTheDraft },
  withdrawHousingApplication: { params: sent, body: () => ({ reason: '已自行租房' }), expect: onlyTheirOwn },
  appealHousingDecision: {
    params: refused,
    body: () => ({ grounds: '请复核社保缴费记录' }),
    expect: onlyTheirOwn,
  },
  answerForEmployer: { params: sent, place: inMine, body: () => confirmation },
  assessHousingApplication: { ...reviewing(confirmed), body: () => deciding().checked },
  reviewHousingApplication: { ...reviewing(confirmed), body: () => deciding() },
  decideHousingAppeal: {
    ...reviewing(appealed),
    body: () => ({ checked: deciding().checked, answer: '经复核符合条件' }),
  },
  queueHousingApplication: {
    params: of(async () => {
      const world = await inPublicity()
      await env.DB.prepare(
        "UPDATE housing_application SET step_from = '2026-03-02', due_on = '2026-03-09' WHERE id = ?",
      )
        .bind(world.application.id)
        .run()
      return world
    }),
    body: () => ({ calendarConfirmed: true }),
  },
  revealHousingIdentity: { ...reviewing(confirmed), body: () => ({ reason: '核验社保' }) },
  uploadHousingDocument: {
    params: draft,
    query: () => ({ kind: 'contract', fileName: 'a.pdf' }),
    raw: () => ({ type: 'application/pdf', content: `%PDF-1.7 ${newId('request')}` }),
    expect: onlyTheDraft,
  },
  getHousingDocumentContent: { params: withDocument, expect: onlyTheDraft },
  removeHousingDocument: { params: withDocument, body: () => ({}), expect: onlyTheDraft },
  listHousingNotices: {},
  exportHousingNotices: {},
  postHousingNotices: {
    params: async () => {
      await decided()
      return {}
    },
    body: () => ({}),
  },
  raiseHousingObjection: { params: of(inPublicity), body: () => ({ content: '名下已有住房，请核实' }) },
  answerHousingObjection: {
    params: async () => {
      const { application, objectionId } = await objectedTo()
      return { applicationId: application.id, objectionId }
    },
    body: () => ({ ruling: 'dismissed', answer: '经核查无房产登记' }),
  },
  listHousingDuplicates: { expect: answered(403, ['the employer', 'another employer']) },
  exportHousingDuplicates: { expect: answered(403, ['the employer', 'another employer']) },
  resolveHousingDuplicate: {
    params: async () => ({ duplicateId: (await doubled()).duplicateId }),
    body: () => ({ keep: 'first', reason: '与本人核实' }),
  },
}
