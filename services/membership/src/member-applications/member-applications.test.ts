import type { Page } from '@alliance/contracts'
import type {
  AllianceMember,
  MemberApplication,
  MemberApplicationCard,
  QueuedApplication,
} from '@alliance/contracts/membership'
import { done, hr, leader, partySecretary, secretary } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import { as } from '../../test/scene.testing.ts'
import {
  aDraft,
  anApplicant,
  asking,
  creditCode,
  dueOn,
  inState,
  type Joining,
} from './member-applications.testing.ts'

const queued = async ({ id }: Joining, by: Parameters<typeof as>[0]) =>
  done(await as(by).get<Page<QueuedApplication>>('/member-application-queue?limit=200')).items.filter(
    ({ applicationId }) => applicationId === id,
  )

describe('an application', () => {
  test('is begun, mended and submitted by the enterprise, in one read and one batch each', async () => {
    const organisationId = await anApplicant()
    const applicant = hr(organisationId)
    const begun = await as(applicant).post<MemberApplication>(
      '/member-applications',
      asking(organisationId, { statement: '', charterAccepted: false }),
    )
    expect([begun.status, begun.cost.trips]).toEqual([201, 2])
    const { id } = begun.body
    const incomplete = await as(applicant).post(`/member-applications/${id}/submission`, undefined)
    expect(incomplete.code).toBe('member_application.incomplete')
    const mended = await as(applicant).patch<MemberApplication>(`/member-applications/${id}`, 1, {
      statement: '希望加入。',
      charterAccepted: true,
    })
    expect(mended.body).toMatchObject({ version: 2, statement: '希望加入。', state: 'draft', step: null })
    expect((await as(applicant).patch(`/member-applications/${id}`, 1, { statement: '旧' })).code).toBe(
      'version.stale',
    )
  })

  test('cannot be submitted while its chain has no committee, and can once there is one', async () => {
    const organisationId = await anApplicant({}, null)
    const applicant = as(hr(organisationId))
    const { id } = done(
      await applicant.post<MemberApplication>(
        '/member-applications',
        asking(organisationId, { chainCode: 'SM', kind: 'observer' }),
      ),
    )
    const submit = () => applicant.post<MemberApplication>(`/member-applications/${id}/submission`, undefined)
    expect((await submit()).code).toBe('member_application.no_committee')
    const { committee } = await aDraft({ chainCode: 'SM' })
    expect(done(await submit())).toMatchObject({ state: 'formal_review', step: { workingDays: 5 } })
    expect(done(await applicant.get<MemberApplicationCard>(`/member-applications/${id}`)).committee?.id).toBe(
      committee,
    )
  })

  test('goes from request to plaque by four, with a receipt at each step that replays to the same', async () => {
    const joining = await inState('admitted')
    const { application, receipts, member, may } = await joining.card()
    expect(application).toMatchObject({ state: 'admitted', step: null, memberId: member!.id })
    expect(member!.plaqueNo).toMatch(/^LM-\d{4}-\d{4}-\w$/)
    expect(receipts.map(({ decision, outcome, replay }) => [decision, outcome, replay])).toEqual([
      ['member-application.submission', 'received', 'same'],
      ['member-application.formal-review', 'accepted', 'same'],
      ['member-application.chain-opinion', 'supported', 'same'],
      ['member-application.zone-approval', 'approved', 'same'],
      ['member-application.publicity', 'admitted', 'same'],
    ])
    expect(receipts[3]!.inputs).toMatchObject({
      choice: 'approve',
      opinion: 'supported',
      clock: { terms: 1 },
    })
    expect(may).toEqual([])
    const own = await joining.card(joining.people.applicant)
    expect(own.receipts).toEqual(receipts)
  })

  test('shows each of the four only what waits for them, and what they may do', async () => {
    const stranger = hr(await anApplicant())
    const elsewhere = partySecretary((await aDraft()).committee)
    const seen = async (joining: Joining) => {
      const { applicant, reviewer, opiner, approver } = joining.people
      const found: Record<string, string[]> = {}
      for (const [name, by] of Object.entries({
        applicant,
        reviewer,
        opiner,
        approver,
        stranger,
        elsewhere,
      })) {
        const actions = (await queued(joining, by)).map(({ action }) => action)
        if (actions.length > 0) found[name] = actions
      }
      return found
    }
    expect(await seen(await inState('draft'))).toEqual({ applicant: ['complete'] })
    expect(await seen(await inState('formal_review'))).toEqual({ reviewer: ['review'] })
    expect(await seen(await inState('chain_opinion'))).toEqual({ opiner: ['opine'] })
    expect(await seen(await inState('zone_approval'))).toEqual({ approver: ['approve'] })
    expect(await seen(await inState('publicity'))).toEqual({})
    const returned = await inState('formal_review')
    done(await returned.send('formal-review', { choice: 'return', missing: ['请补充产品说明'] }))
    expect(await seen(returned)).toEqual({ applicant: ['supplement'] })
    await dueOn(returned.id, '2026-01-05')
    expect(await seen(returned)).toEqual({ applicant: ['supplement'], reviewer: ['review'] })
  })

  test('that was not submitted is its enterprise’s alone', async () => {
    const { id, people } = await aDraft()
    const path = `/member-applications/${id}`
    for (const other of [people.reviewer, people.approver, people.opiner, hr(await anApplicant())])
      expect((await as(other).get(path)).status).toBe(404)
    const listed = async (by: Parameters<typeof as>[0]) =>
      done(await as(by).get<Page<{ id: string }>>('/member-applications?limit=200')).items.some(
        (row) => row.id === id,
      )
    expect([
      await listed(people.applicant),
      await listed(people.reviewer),
      await listed(people.opiner),
    ]).toEqual([true, false, false])
    done(await as(people.applicant).post(`${path}/withdrawal`, { reason: '改期再报' }))
    expect((await as(people.reviewer).get(path)).status).toBe(404)
  })

  test('entered by the alliance for an enterprise is not reviewed by who entered it', async () => {
    await aDraft()
    const organisationId = await anApplicant()
    const [entering, reviewing] = [secretary(), secretary()]
    const { id } = done(
      await as(entering).post<MemberApplication>('/member-applications', asking(organisationId)),
    )
    done(await as(entering).post(`/member-applications/${id}/submission`, undefined))
    const accept = (by: ReturnType<typeof secretary>) =>
      as(by).post(`/member-applications/${id}/formal-review`, { choice: 'accept' })
    expect((await accept(entering)).code).toBe('duties.separate')
    expect((await as(reviewing).post(`/member-applications/${id}/withdrawal`, { reason: '不再' })).code).toBe(
      'access.denied',
    )
    expect((await accept(reviewing)).status).toBe(200)
  })

  test('is withdrawn at any step before the admission, and a new one may be begun', async () => {
    for (const state of ['formal_review', 'chain_opinion', 'zone_approval', 'publicity'] as const) {
      const joining = await inState(state)
      const withdrawn = await joining.send('withdrawal', { reason: '集团统一申报' }, 'applicant')
      expect([state, withdrawn.body.state]).toEqual([state, 'withdrawn'])
      const again = await as(joining.people.applicant).post(
        '/member-applications',
        asking(joining.organisationId),
      )
      expect(again.status).toBe(201)
      expect((await joining.send('withdrawal', { reason: '再撤' }, 'applicant')).code).toBe(
        'member_application.step',
      )
    }
    const admitted = await inState('admitted')
    expect((await admitted.send('withdrawal', { reason: '太晚' }, 'applicant')).code).toBe(
      'member_application.step',
    )
  })
})

describe('the formal review', () => {
  test('accepts only when everything is met, and says what is not', async () => {
    const joining = await aDraft({}, await anApplicant({ partyStatus: 'none', creditCode: null }, null))
    done(await joining.send('submission', undefined, 'applicant'))
    const { check } = await joining.card()
    expect(check!.findings.filter(({ met }) => !met).map(({ code }) => code)).toEqual([
      'credit_code',
      'chain_place',
      'party_building',
    ])
    const refused = await joining.send('formal-review', { choice: 'accept' })
    expect(refused.code).toBe('member_application.not_met')
    expect(refused.body.detail).toContain('只能以观察员身份加入')
  })

  test('tells once, and at once, everything that is missing', async () => {
    const joining = await aDraft({}, await anApplicant({ creditCode: null }))
    done(await joining.send('submission', undefined, 'applicant'))
    const returned = await joining.send('formal-review', { choice: 'return', missing: ['请说明主要产品'] })
    expect(returned.body).toMatchObject({ state: 'supplement', step: { workingDays: 10 } })
    const { receipts } = await joining.card(joining.people.applicant)
    expect(
      receipts
        .at(-1)!
        .reasons.filter(({ met }) => !met)
        .map(({ text }) => text.zh),
    ).toEqual(['单位登记中缺少统一社会信用代码', '请说明主要产品'])
    expect((await joining.send('formal-review', { choice: 'accept' })).code).toBe('member_application.step')
    done(
      await as(joining.people.applicant).patch(`/organisations/${joining.organisationId}`, 1, {
        creditCode: creditCode(),
      }),
    )
    done(await joining.send('submission', undefined, 'applicant'))
    expect((await joining.send('formal-review', { choice: 'return', missing: ['再补一项'] })).code).toBe(
      'member_application.notice_given',
    )
    expect((await joining.send('formal-review', { choice: 'accept' })).body.state).toBe('chain_opinion')
  })

  test('does not return an application that lacks nothing, and rejects only with a ground in words', async () => {
    const joining = await inState('formal_review')
    expect((await joining.send('formal-review', { choice: 'return' })).code).toBe(
      'member_application.nothing_missing',
    )
    for (const body of [{ ground: 'other' }, { note: '不符合' }])
      expect((await joining.send('formal-review', { choice: 'reject', ...body })).status).toBe(400)
    const rejected = await joining.send('formal-review', {
      choice: 'reject',
      ground: 'untrue_statement',
      note: '经核实与登记不符。',
    })
    expect(rejected.body).toMatchObject({ state: 'rejected', step: null })
    const { receipts } = await joining.card(joining.people.applicant)
    expect(receipts.at(-1)).toMatchObject({ outcome: 'rejected', replay: 'same' })
    expect(receipts.at(-1)!.contest!.zh).toContain('申请复核')
  })

  test('rejects a supplement that is overdue, not one that is still awaited', async () => {
    const joining = await inState('formal_review')
    done(await joining.send('formal-review', { choice: 'return', missing: ['请补充'] }))
    const reject = () =>
      joining.send('formal-review', {
        choice: 'reject',
        ground: 'supplement_not_given',
        note: '逾期未补正。',
      })
    expect((await reject()).code).toBe('member_application.step')
    await dueOn(joining.id, '2026-01-05')
    expect((await reject()).body.state).toBe('rejected')
  })
})

describe('duties are kept apart', () => {
  test('the same account does not take two of review, opinion and approval', async () => {
    const joining = await inState('chain_opinion')
    const { reviewer, opiner } = joining.people
    const both = {
      ...reviewer,
      grants: [...reviewer.grants, ...opiner.grants, ...joining.people.approver.grants],
    }
    const opine = { choice: 'support', note: '同意。' }
    const path = `/member-applications/${joining.id}`
    expect((await as(both).post(`${path}/opinion`, opine)).code).toBe('duties.separate')
    expect(done(await as(both).get<MemberApplicationCard>(path)).may).toEqual([])
    expect(await queued(joining, both)).toEqual([])
    done(await joining.send('opinion', opine, 'opiner'))
    expect((await as(both).post(`${path}/approval`, { choice: 'approve' })).code).toBe('duties.separate')
    expect((await as(leader()).post(`${path}/approval`, { choice: 'approve' })).status).toBe(200)
  })

  test('a committee of another chain has no opinion on it, and none on what it cannot see', async () => {
    const joining = await inState('chain_opinion')
    const elsewhere = partySecretary((await aDraft({ chainCode: 'IT' })).committee)
    const opinion = await as(elsewhere).post(`/member-applications/${joining.id}/opinion`, {
      choice: 'oppose',
      note: '不同意。',
    })
    expect(opinion.status).toBe(404)
  })

  test('who decides against the chain committee says why', async () => {
    const joining = await inState('chain_opinion')
    done(await joining.send('opinion', { choice: 'oppose', note: '产品与本链无关。' }, 'opiner'))
    expect((await joining.send('approval', { choice: 'approve' }, 'approver')).code).toBe(
      'member_application.against_opinion',
    )
    const approved = await joining.send(
      'approval',
      { choice: 'approve', note: '属重点培育项目。' },
      'approver',
    )
    expect(approved.body.state).toBe('publicity')
    const { receipts } = await joining.card()
    expect(receipts.at(-1)!.reasons[0]).toMatchObject({ met: false, text: { zh: '与产业链党委意见不一致' } })
  })
})

describe('many at once', () => {
  test('of thirty applications of one enterprise one is begun', async () => {
    const organisationId = await anApplicant()
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        as(hr(organisationId)).post('/member-applications', asking(organisationId)),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'member_application.open')).toHaveLength(29)
  })

  test('of twenty leaders who approve, one does; of two opposite decisions, one stands', async () => {
    const joining = await inState('zone_approval')
    const path = `/member-applications/${joining.id}/approval`
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        as(leader()).post(
          path,
          n % 2 ? { choice: 'approve' } : { choice: 'reject', ground: 'other', note: '暂不考虑。' },
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, code } of answers)
      if (status !== 200) expect(['member_application.changed', 'member_application.step']).toContain(code)
    const { receipts } = await joining.card()
    expect(receipts.filter(({ decision }) => decision === 'member-application.zone-approval')).toHaveLength(1)
  })

  test('an enterprise with an application is not admitted beside it', async () => {
    const { organisationId } = await inState('formal_review')
    const direct = await as(secretary()).post<AllianceMember>('/alliance-members', {
      organisationId,
      kind: 'upstream',
      admittedOn: '2026-01-01',
    })
    expect(direct.code).toBe('member_application.open')
    const member = await inState('admitted')
    expect(
      (await as(member.people.applicant).post('/member-applications', asking(member.organisationId))).code,
    ).toBe('member.duplicate')
  })
})
