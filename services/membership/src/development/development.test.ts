import type { DevelopmentBoard, DevelopmentCard, DevelopmentEntry } from '@alliance/contracts/membership'
import { describe, expect, test } from 'vitest'
import { branch, committee } from '../../test/grid.testing.ts'
import { anOrganisation, contextOn, done, env, get, post, secretaryOf } from '../../test/rooms.testing.ts'
import { anAffiliation, anEmployment, aPerson } from '../people/people.testing.ts'
import { admission, entryOf, openCase, recordAll, tryEntry } from './development.testing.ts'
import { removeOldCases } from './ending.usecases.ts'

const card = async (id: string, asOf?: string) =>
  done(await get<DevelopmentCard>(`/development-cases/${id}${asOf ? `?asOf=${asOf}` : ''}`))
const act = ({ acts }: DevelopmentCard, name: string) => acts.find((each) => each.act === name)!
const rollOf = async (personId: string) =>
  (
    await env.DB.prepare(
      'SELECT status, valid_from, valid_to FROM affiliation WHERE person_id = ? ORDER BY valid_from',
    )
      .bind(personId)
      .all()
  ).results.map((row) => Object.values(row).join(' '))

describe('which rules hold', () => {
  test('follows from the day a case was opened: before 2026-05-18 nobody asks for publicity, from then on everybody', async () => {
    const { id: branchId } = await branch(null)
    const recorded = [
      ['application', '2024-01-05'],
      ['talk', '2024-01-20'],
      ['activist', '2024-06-01'],
    ] as const
    const old = await openCase(branchId, '2026-05-17')
    await recordAll(old.id, ...recorded)
    expect(old.ruleSet).toBe('2014')
    expect((await tryEntry(old.id, 'candidate', '2026-06-01')).status).toBe(201)

    const now = await openCase(branchId, '2026-05-18')
    await recordAll(now.id, ...recorded)
    expect(now.ruleSet).toBe('2026')
    const refused = await tryEntry(now.id, 'candidate', '2026-06-01')
    expect(refused.code).toBe('development.step_missing')
    expect((refused.body as unknown as { detail: string }).detail).toContain('第13条')
    await recordAll(now.id, ['publicity', '2026-06-01'])
    const early = await tryEntry(now.id, 'candidate', '2026-06-08')
    expect([early.code, (early.body as unknown as { detail: string }).detail]).toEqual([
      'development.too_early',
      'PD-07 《中国共产党发展党员工作细则》（2026年）第13条：列为发展对象前公示不少于五个工作日。最早可于 2026-06-09 登记。',
    ])
    const english = await post(
      `/development-cases/${now.id}/entries`,
      entryOf('candidate', '2026-06-08'),
      undefined,
      { headers: { 'accept-language': 'en' } },
    )
    expect((english.body as { detail: string }).detail).toContain('Art. 13: Publicity of five working days')
    const listed = await tryEntry(now.id, 'candidate', '2026-06-09')
    expect(listed.status).toBe(201)
    expect(done(listed).receipt).toMatchObject({
      ruleSet: '2026',
      reasons: [
        { rule: 'PD-06', from: '2024-06-01', date: '2025-06-01' },
        { rule: 'PD-07', from: '2026-06-01', date: '2026-06-09' },
      ],
    })
  })

  test('one person has one open case: of thirty opened at once one is', async () => {
    const [{ id: partyOrganisationId }, personId] = [await branch(null), await aPerson()]
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        post('/development-cases', { personId, partyOrganisationId, openedOn: '2026-06-01' }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'development.open')).toHaveLength(29)
  })

  test('a full member, an unknown person and a day to come are refused', async () => {
    const { id: partyOrganisationId } = await branch(null)
    const member = await aPerson()
    await anAffiliation(member, partyOrganisationId)
    const open = (personId: string, openedOn = '2026-06-01') =>
      post('/development-cases', { personId, partyOrganisationId, openedOn })
    expect((await open(member)).code).toBe('development.member')
    expect((await open('per_00000000000000000000000000')).code).toBe('person.unknown')
    expect((await open(await aPerson(), '2999-01-01')).code).toBe('request.invalid')
  })
})

describe('recording', () => {
  test('costs one read and one batch, and tells a late step as a breach that stays', async () => {
    const { id } = await openCase((await branch(null)).id)
    await recordAll(id, ['application', '2022-07-01'])
    const late = await tryEntry(id, 'talk', '2022-08-15')
    expect([late.status, late.cost.trips]).toEqual([201, 2])
    const read = await get<DevelopmentCard>(`/development-cases/${id}`)
    expect(read.cost.trips).toBe(1)
    expect(read.body.breaches).toEqual([
      { rule: 'PD-02', kind: 'late', date: '2022-08-01', on: '2022-08-15' },
    ])
    expect(act(read.body, 'talk')).toMatchObject({ state: 'recorded', rules: ['PD-02'] })
  })

  test('of one step sent twenty times at once is written once', async () => {
    const { id } = await openCase((await branch(null)).id)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => tryEntry(id, 'application', '2022-07-01')),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(
      answers.filter(({ code }) => ['development.changed', 'development.recorded'].includes(code!)),
    ).toHaveLength(19)
    expect(
      (await card(id)).acts.flatMap(({ entry, earlier }) => [entry, ...earlier]).filter(Boolean),
    ).toHaveLength(1)
  })

  test('refuses markings of secrecy, days to come and a training that is too short', async () => {
    const { id } = await openCase((await branch(null)).id)
    const faults = async (name: 'application' | 'training', on: string, given: object) =>
      ((await tryEntry(id, name, on, given)).body as unknown as { errors: { code: string }[] }).errors.map(
        ({ code }) => code,
      )
    expect(await faults('application', '2022-07-01', { decider: '机 密会议' })).toEqual(['secrecy.marked'])
    expect(await faults('application', '2999-07-01', {})).toEqual(['date.future'])
    expect(await faults('training', '2022-07-01', { figures: {} })).toEqual(['development.training_short'])
  })

  test('is corrected by a row that names the wrong one; both can be read, the clocks follow the right one', async () => {
    const { id } = await openCase((await branch(null)).id)
    const [application, talk] = await recordAll(id, ['application', '2022-07-01'], ['talk', '2022-08-15'])
    const correct = (entryId: string, body: object) =>
      post<DevelopmentEntry>(`/development-cases/${id}/entries/${entryId}/corrections`, {
        decider: '样例支部',
        reason: '日期录入有误',
        ...body,
      })
    const right = done(await correct(talk!.id, { on: '2022-07-15' }))
    const after = await card(id)
    expect(after.breaches).toEqual([])
    expect(act(after, 'talk').entry).toEqual(right)
    expect(after.corrected.map((entry) => entry.id)).toEqual([talk!.id])
    expect((await correct(talk!.id, { on: '2022-07-16' })).code).toBe('development.corrected')
    expect((await correct(application!.id, { on: '2022-07-01', outcome: 'void' })).code).toBe(
      'development.barred',
    )
    expect((await correct(right.id, { on: '2022-07-15', outcome: 'void' })).status).toBe(201)
    expect(act(await card(id), 'talk')).toMatchObject({ entry: null, state: 'possible' })
  })

  test('and correcting at once: ten corrections of one entry leave one', async () => {
    const { id } = await openCase((await branch(null)).id)
    const [entry] = await recordAll(id, ['application', '2022-07-01'])
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        post(`/development-cases/${id}/entries/${entry!.id}/corrections`, {
          on: '2022-07-02',
          decider: '样例支部',
          reason: '日期有误',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  test('of a paper notes that it is there, and never more', async () => {
    const { id } = await openCase((await branch(null)).id)
    const note = (present: boolean, on: string) =>
      post(`/development-cases/${id}/materials`, { kind: 'political_review', present, on })
    done(await note(true, '2022-07-01'))
    done(await note(false, '2022-08-01'))
    const paper = async (asOf: string) =>
      (await card(id, asOf)).materials.find(({ kind }) => kind === 'political_review')
    expect(await paper('2022-07-31')).toMatchObject({ present: true, on: '2022-07-01' })
    expect(await paper('2022-08-01')).toMatchObject({ present: false, on: '2022-08-01' })
    expect(
      (
        await post(`/development-cases/${id}/materials`, {
          kind: 'talk_record',
          present: true,
          on: '2022-07-01',
          text: 'x',
        })
      ).code,
    ).toBe('request.invalid')
  })
})

describe('admission and conversion', () => {
  test('enter the person on the roll as probationary, then as full, in the batch that records them', async () => {
    const opened = await openCase((await branch(null)).id)
    const { id, personId } = opened
    await recordAll(id, ...admission, ['approval', '2024-02-01'], ['oath', '2024-02-20'])
    expect(await rollOf(personId)).toEqual(['probationary 2024-02-01 '])
    expect((await card(id)).probation).toEqual({ from: '2023-12-15', to: '2024-12-15', extended: false })
    expect((await tryEntry(id, 'conversion_meeting', '2024-12-14')).code).toBe('development.too_early')
    await recordAll(
      id,
      ['conversion_request', '2024-12-10'],
      ['conversion_meeting', '2024-12-20'],
      ['conversion_approval', '2025-02-10'],
    )
    expect(await rollOf(personId)).toEqual(['probationary 2024-02-01 2025-02-10', 'full 2025-02-10 '])
    const converted = await card(id)
    expect(converted.case).toMatchObject({ state: 'converted', endedOn: '2025-02-10', standing: 'none' })
    expect((await tryEntry(id, 'archive', '2025-03-01')).status).toBe(201)
    expect((await tryEntry(id, 'probation_review', '2025-03-01')).code).toBe('development.closed')
    const approval = act(converted, 'approval').entry!
    expect(
      (
        await post(`/development-cases/${id}/entries/${approval.id}/corrections`, {
          on: '2024-02-02',
          decider: '样例党委',
          reason: '日期有误',
        })
      ).code,
    ).toBe('development.on_roll')
    // As it was while probation ran.
    expect((await card(id, '2024-06-01')).case).toMatchObject({ state: 'open', stage: 5, endedOn: null })
  })

  test('begin anew at the branch meeting when six months passed without approval', async () => {
    const { id } = await openCase((await branch(null)).id)
    await recordAll(id, ...admission)
    const refused = await tryEntry(id, 'approval', '2024-06-16')
    expect(refused.code).toBe('development.redo')
    expect((await card(id)).breaches).toContainEqual({
      rule: 'PD-13',
      kind: 'late',
      date: '2024-03-15',
      on: null,
    })
    await recordAll(id, ['branch_meeting', '2024-07-01'], ['approval', '2024-08-01'])
    const after = await card(id)
    expect(act(after, 'branch_meeting').earlier.map(({ on }) => on)).toEqual(['2023-12-15'])
    expect(after.probation?.from).toBe('2024-07-01')
  })

  test('that end in disqualification take the person off the roll', async () => {
    const { id, personId } = await openCase((await branch(null)).id)
    await recordAll(id, ...admission, ['approval', '2024-02-01'])
    const ended = await post(`/development-cases/${id}/end`, {
      state: 'disqualified',
      on: '2024-12-20',
      decider: '样例支部大会',
    })
    expect(ended).toMatchObject({
      status: 200,
      body: { state: 'disqualified', dueOn: null, standing: 'none' },
    })
    expect(await rollOf(personId)).toEqual(['probationary 2024-02-01 2024-12-20'])
    expect((await tryEntry(id, 'oath', '2024-12-21')).code).toBe('development.closed')
    expect(
      (await post(`/development-cases/${id}/end`, { state: 'withdrawn', on: '2024-12-21', decider: '支部' }))
        .code,
    ).toBe('development.closed')
  })
})

test('who read a case is kept for the person, in the same round trip; a refused reading is not', async () => {
  const [{ id: branchId }, { id: otherId }] = [await branch(null), await branch(null)]
  const { id, personId } = await openCase(branchId)
  await get(`/development-cases/${id}`, secretaryOf(otherId))
  const me = secretaryOf(branchId)
  expect((await get(`/development-cases/${id}`, me)).cost.trips).toBe(1)
  const { results } = await env.DB.prepare('SELECT actor_id, what FROM person_access WHERE person_id = ?')
    .bind(personId)
    .all()
  expect(results).toEqual([{ actor_id: me.id, what: 'development' }])
})

describe('reach', () => {
  test('flows down the grid: a secretary sees the cases of their branches and opens them for their people only', async () => {
    const above = await committee(null)
    const [mine, others] = [await branch(above.id), await branch(null)]
    const organisationId = await anOrganisation()
    done(await post(`/party-organisations/${mine.id}/coverage`, { organisationId, from: '2022-07-01' }))
    const [here, there] = [await openCase(mine.id), await openCase(others.id)]
    const me = secretaryOf(above.id)
    expect((await get(`/development-cases/${here.id}`, me)).status).toBe(200)
    expect((await get(`/development-cases/${there.id}`, me)).status).toBe(404)
    const board = done(await get<DevelopmentBoard>('/development-board', me))
    expect(board.stages.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0])
    expect(board.stages[0]!.cases.map(({ id }) => id)).toEqual([here.id])

    const [colleague, stranger] = [await aPerson(), await aPerson()]
    await anEmployment(colleague, organisationId)
    const open = (personId: string) =>
      post('/development-cases', { personId, partyOrganisationId: mine.id, openedOn: '2026-06-01' }, me)
    expect((await open(colleague)).status).toBe(201)
    expect((await open(stranger)).code).toBe('person.unknown')
  })
})

test('a case is removed a year after it ended, with all that was recorded in it; the roll stays', async () => {
  const { id, personId } = await openCase((await branch(null)).id)
  await recordAll(id, ['application', '2022-07-01'])
  done(
    await post(`/development-cases/${id}/materials`, {
      kind: 'application',
      present: true,
      on: '2022-07-01',
    }),
  )
  done(
    await post(`/development-cases/${id}/end`, { state: 'withdrawn', on: '2023-01-10', decider: '样例支部' }),
  )
  await removeOldCases(contextOn('2024-01-10'))
  expect((await get(`/development-cases/${id}`)).status).toBe(200)
  await removeOldCases(contextOn('2024-01-11'))
  expect((await get(`/development-cases/${id}`)).status).toBe(404)
  const left = await env.DB.prepare('SELECT count(*) AS n FROM development_entry WHERE case_id = ?')
    .bind(id)
    .first('n')
  expect([
    left,
    await env.DB.prepare('SELECT id FROM person WHERE id = ?').bind(personId).first('id'),
  ]).toEqual([0, personId])
})
