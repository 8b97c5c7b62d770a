import type { MyHousing } from '@alliance/contracts/talent-housing'
import { hr, housingReviewer, nobody, talent } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import {
  answers,
  anEmployer,
  aNumber,
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
  ineligible,
  post,
  read,
  submitted,
  upload,
} from './applications.testing.ts'

describe('applying', () => {
  test('begins once, keeps every answer by itself, and is nobody else’s until it is submitted', async () => {
    const person = talent()
    const employerId = await anEmployer()
    const tries = await Promise.all([1, 2, 3].map(() => ask(person).post('/applications', {})))
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const mine = async () => done(await ask(person).get<MyHousing>('/my-housing')).current!
    const { id } = (await mine()).application
    const save = (version: number, change: object) =>
      ask(person).patch<{ version: number }>(`/applications/${id}`, version, change)
    done(await save(1, { qualifications: ['master'] }))
    done(await save(2, { employerId, unitWish: 'studio' }))
    expect((await save(2, { longCommute: true })).code).toBe('version.stale')
    expect((await mine()).form).toMatchObject({ qualifications: ['master'], unitWish: 'studio' })
    for (const other of [nobody(), hr(employerId), housingReviewer()])
      expect((await ask(other).get(`/applications/${id}`)).status).toBe(404)
    const early = await post(id, 'submission', person)
    expect(early.code).toBe('housing_application.incomplete')
    expect(JSON.stringify(early.body)).toContain('身份信息')
    expect(
      (
        await save(3, {
          employerId: await anEmployer(),
          identity: { type: 'RIC', number: '320411199605200011', phone: '13800000000' },
        })
      ).status,
    ).toBe(400)
  })

  test('keeps numbers sealed and shows masks; who reviews reads them for a reason that is kept', async () => {
    const number = aNumber()
    const spouse = aNumber('19970101')
    const { application, person, boss, reviewer } = await submitted({
      identity: { type: 'RIC', number, birthDate: null, phone: '13812345678' },
      family: {
        spouse: { name: '李示例', type: 'RIC', number: spouse },
        children: [{ birthDate: '2024-03-01' }],
      },
      consents: ['sensitive_data', 'register_query', 'publicity', 'family'],
    })
    const row = await env.DB.prepare('SELECT * FROM housing_application WHERE id = ?')
      .bind(application.id)
      .first()
    for (const secret of [number, spouse, '13812345678', '李示例', '2024-03-01'])
      expect(JSON.stringify(row)).not.toContain(secret)
    const { form } = await read(application.id, reviewer)
    expect(form!.identity).toMatchObject({ phone: '138****5678' })
    expect(form!.family.spouse!.name).toBe('李**')
    expect(form!.identity!.number).not.toBe(number)
    const reveal = (by = reviewer) =>
      ask(by).post(`/applications/${application.id}/identity`, { reason: '核验社保' })
    expect(done(await reveal())).toMatchObject({
      number,
      phone: '+8613812345678',
      spouse: { name: '李示例', number: spouse },
    })
    expect((await reveal(boss)).status).toBe(403)
    const kept = await env.DB.prepare(
      "SELECT count(*) AS n FROM audit WHERE action = 'housing-application.reveal'",
    ).first<{ n: number }>()
    expect(kept!.n).toBe(1)
    expect((await read(application.id, person)).form!.family.children).toHaveLength(1)
  })

  test('needs each consent of its own; one that is taken back is gone', async () => {
    const person = talent()
    const { id } = await begun(person)
    const employerId = await anEmployer()
    const family = { spouse: null, children: [{ birthDate: '2024-03-01' }] }
    done(await ask(person).patch(`/applications/${id}`, 1, answers(employerId, { family })))
    expect((await post(id, 'submission', person)).code).toBe('housing_application.incomplete')
    done(
      await ask(person).patch(`/applications/${id}`, 2, {
        consents: ['sensitive_data', 'register_query', 'publicity', 'family'],
      }),
    )
    done(await post(id, 'submission', person))
  })

  test('may be withdrawn, after which one applies anew; the earlier one stays to be seen', async () => {
    const { application, person } = await submitted()
    expect(done(await post(application.id, 'withdrawal', person, { reason: '已自行租房' })).state).toBe(
      'withdrawn',
    )
    expect((await post(application.id, 'withdrawal', person, { reason: '再次' })).code).toBe(
      'housing_application.step',
    )
    await begun(person)
    const { current, earlier } = done(await ask(person).get<MyHousing>('/my-housing'))
    expect([current!.application.state, earlier.map(({ id }) => id)]).toEqual(['draft', [application.id]])
  })
})

describe('the employer', () => {
  test('confirms or sends back its own people’s applications, and sees nothing of the family', async () => {
    const { application, person, boss, employerId } = await submitted()
    expect(
      (await post(application.id, 'employer-confirmation', hr(await anEmployer()), confirmation)).status,
    ).toBe(404)
    const seen = await read(application.id, boss)
    expect([seen.form, seen.documents, seen.may]).toEqual([null, [], ['confirm']])
    const refused = { choice: 'refuse', note: '合同尚未签订' }
    expect(done(await post(application.id, 'employer-confirmation', boss, refused)).state).toBe('draft')
    expect((await read(application.id, person)).confirmation).toMatchObject({
      outcome: 'refused',
      note: '合同尚未签订',
    })
    done(await post(application.id, 'submission', person))
    expect(done(await post(application.id, 'employer-confirmation', boss, confirmation)).state).toBe(
      'employer_confirmed',
    )
    const own = hr(employerId)
    const selfish = await submitted({}, employerId, own)
    expect((await post(selfish.application.id, 'employer-confirmation', own, confirmation)).code).toBe(
      'duties.separate',
    )
  })
})

describe('the review', () => {
  test('tells once everything that is missing; what was not given since is not asked for again', async () => {
    const { application, person, reviewer } = await confirmed()
    const path = application.id
    const own = { choice: 'supplement', missing: [{ subject: 'contract', text: '劳动合同缺签章页' }] }
    expect(done(await post(path, 'review', reviewer, own)).state).toBe('supplement_required')
    const told = (await read(path, person)).supplement!
    expect(told.items.map(({ subject }) => subject)).toEqual([
      'identity',
      'education',
      'social_insurance',
      'contract',
    ])
    expect((await post(path, 'review', reviewer, deciding())).code).toBe('housing_application.step')
    done(await upload(path, person, 'contract'))
    expect(done(await post(path, 'submission', person)).state).toBe('resubmitted')
    const again = (subject: string) => ({
      choice: 'supplement',
      missing: [{ subject, text: '仍不清晰，请重新提供' }],
    })
    expect((await post(path, 'review', reviewer, again('education'))).code).toBe(
      'housing_application.notice_given',
    )
    expect(done(await post(path, 'review', reviewer, again('contract'))).state).toBe('supplement_required')
  })

  test('decides by the rules from what was checked, and the receipts of class, eligibility and points replay', async () => {
    const { application, reviewer, person } = await confirmed()
    const facts = deciding({ chainRole: 'lead' })
    const said = done(
      await ask(reviewer).post<{ eligibility: { outcome: string }; points: { outcome: string } }>(
        `/applications/${application.id}/assessment`,
        facts.checked,
      ),
    )
    expect([said.eligibility.outcome, said.points.outcome]).toEqual(['eligible', '34'])
    expect(done(await post(application.id, 'review', reviewer, facts))).toMatchObject({
      state: 'eligible',
      talentClass: 'E',
      pointsTenths: 340,
    })
    await env.DB.prepare(
      "UPDATE housing_application SET answers = json_set(answers, '$.socialInsuranceMonths', 0) WHERE id = ?",
    )
      .bind(application.id)
      .run()
    const { receipts } = await read(application.id, person)
    expect(receipts.map(({ decision, replay }) => [decision.split('.')[1], replay])).toEqual([
      ['submission', 'same'],
      ['employer', 'same'],
      ['class', 'same'],
      ['eligibility', 'same'],
      ['points', 'same'],
    ])
    expect(receipts[3]!.contest).not.toBeNull()
  })

  test('is not done by who applied, confirmed, or is outside of it', async () => {
    const { application, person, boss } = await confirmed()
    for (const by of [person, boss, nobody()])
      expect((await post(application.id, 'review', by, deciding())).status).toBe(403)
    const reviewer = housingReviewer()
    const self = await submitted({}, undefined, reviewer)
    done(await post(self.application.id, 'employer-confirmation', self.boss, confirmation))
    expect((await post(self.application.id, 'review', reviewer, deciding())).code).toBe('duties.separate')
  })

  test('of two reviewers at once the second is refused', async () => {
    const { application } = await confirmed()
    const answered = await Promise.all(
      [1, 2, 3].map(() => post(application.id, 'review', housingReviewer(), deciding())),
    )
    expect(answered.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('sees a ban that sanctions wrote, for as long as it holds', async () => {
    const { application, reviewer } = await confirmed()
    await env.DB.prepare(
      `INSERT INTO housing_ban SELECT 'hbn_1', identity_index, '2026-01-01', '2031-01-01', '转租', '', '' FROM housing_application WHERE id = ?`,
    )
      .bind(application.id)
      .run()
    expect(done(await post(application.id, 'review', reviewer, deciding())).state).toBe('ineligible')
    const { receipts } = await read(application.id, reviewer)
    expect(
      receipts
        .find(({ decision }) => decision.endsWith('eligibility'))!
        .reasons.filter(({ met }) => !met)
        .map(({ code }) => code),
    ).toEqual(['ban'])
  })
})

describe('an appeal', () => {
  test('is decided by another reviewer from facts checked anew, and reverses with a new receipt', async () => {
    const { application, person, reviewer } = await appealed()
    const decision = { checked: deciding().checked, answer: '经复核，社保自六月起在区缴纳' }
    expect((await post(application.id, 'appeal-decision', reviewer, decision)).code).toBe('duties.separate')
    const other = housingReviewer()
    expect(done(await post(application.id, 'appeal-decision', other, decision))).toMatchObject({
      state: 'eligible',
      talentClass: 'E',
    })
    const { receipts, appeal } = await read(application.id, person)
    expect(receipts.map(({ outcome, replay }) => [outcome, replay])).toEqual([
      ['submitted', 'same'],
      ['confirmed', 'same'],
      ['E', 'same'],
      ['ineligible', 'same'],
      ['22', 'same'],
      ['E', 'same'],
      ['eligible', 'same'],
      ['29', 'same'],
      ['reversed', 'same'],
    ])
    expect(appeal).toMatchObject({ state: 'reversed', answer: '经复核，社保自六月起在区缴纳' })
  })

  test('is raised once and in time, and upheld it is the end', async () => {
    const { application, person } = await appealed()
    const upheld = { checked: deciding({ socialInsuranceMonths: 0 }).checked, answer: '缴费记录无误，维持' }
    expect(done(await post(application.id, 'appeal-decision', housingReviewer(), upheld)).state).toBe(
      'ineligible',
    )
    const again = { grounds: '再次请求复核' }
    expect((await post(application.id, 'appeal', person, again)).code).toBe('housing_appeal.twice')
    const late = await ineligible()
    await env.DB.prepare("UPDATE housing_application SET due_on = '2026-01-01' WHERE id = ?")
      .bind(late.application.id)
      .run()
    expect((await post(late.application.id, 'appeal', late.person, again)).code).toBe('housing_appeal.late')
    const renewed = await ineligible()
    await begun(renewed.person)
    expect((await post(renewed.application.id, 'appeal', renewed.person, again)).code).toBe(
      'housing_application.open',
    )
  })
})

describe('pairs of one person or family', () => {
  test('stop the decision until a human says with a reason which one goes on', async () => {
    const { first, second, duplicateId } = await doubled()
    const { reviewer } = first
    done(await post(first.application.id, 'employer-confirmation', first.boss, confirmation))
    expect((await post(first.application.id, 'review', reviewer, deciding())).code).toBe(
      'housing_application.duplicates',
    )
    const listed = done(
      await ask(reviewer).get<{ items: { id: string; ground: string }[] }>('/duplicates?limit=200'),
    )
    expect(listed.items.find(({ id }) => id === duplicateId)).toMatchObject({ ground: 'same_person' })
    const resolve = (keep: string) =>
      ask(reviewer).post(`/duplicates/${duplicateId}/resolution`, {
        keep,
        reason: '与本人核实，保留首次申请',
      })
    done(await resolve('first'))
    expect((await resolve('second')).code).toBe('housing_duplicate.resolved')
    expect((await read(second.application.id, second.person)).application.state).toBe('cancelled')
    expect(done(await post(first.application.id, 'review', reviewer, deciding())).state).toBe('eligible')
  })

  test('are found over the spouse, also where both submit at once; two families stay as they are', async () => {
    const [one, other] = [aNumber(), aNumber('19970101')]
    const identity = (number: string) => ({
      type: 'RIC' as const,
      number,
      birthDate: null,
      phone: '13800000000',
    })
    const consents = ['sensitive_data', 'register_query', 'publicity', 'family'] as const
    const family = { spouse: { name: '李示例', type: 'RIC' as const, number: other }, children: [] }
    const employerId = await anEmployer()
    const [a] = await Promise.all([
      submitted({ identity: identity(one), family, consents: [...consents] }, employerId),
      submitted({ identity: identity(other) }, employerId),
    ])
    const pair = await env.DB.prepare(
      'SELECT id, ground FROM housing_duplicate WHERE ? IN (first_id, second_id)',
    )
      .bind(a.application.id)
      .all<{ id: string; ground: string }>()
    expect(pair.results.map(({ ground }) => ground)).toEqual(['same_family'])
    done(
      await ask(a.reviewer).post(`/duplicates/${pair.results[0]!.id}/resolution`, {
        keep: 'both',
        reason: '证件号录入有误，并非夫妻',
      }),
    )
    done(await post(a.application.id, 'employer-confirmation', a.boss, confirmation))
    expect(done(await post(a.application.id, 'review', a.reviewer, deciding())).state).toBe('eligible')
  })
})

describe('documents', () => {
  test('are told by their content, kept once, and read by who reviews but not by the employer', async () => {
    const { application, person, boss, reviewer } = await confirmed()
    expect((await upload(application.id, person)).code).toBe('housing_application.step')
    const { id } = await begun()
    expect((await upload(id, talent())).status).toBe(404)
    done(await post(application.id, 'review', reviewer, { choice: 'supplement' }))
    expect((await upload(application.id, person, 'identity', 'MZ')).code).toBe('document.type')
    const kept = done(await upload(application.id, person, 'identity', '%PDF-1.7 same'))
    expect((await upload(application.id, person, 'identity', '%PDF-1.7 same')).code).toBe(
      'document.duplicate',
    )
    const content = `/applications/${application.id}/documents/${kept.id}/content`
    expect((await ask(reviewer).get(content)).status).toBe(200)
    for (const other of [boss, nobody()]) expect((await ask(other).get(content)).status).toBe(404)
    done(await post(application.id, `documents/${kept.id}/removal`, person))
    expect((await ask(person).get(content)).status).toBe(404)
  })

  test('are kept for half a year after the case is over', async () => {
    const { application, person, reviewer } = await decided({ taxedInZone: false })
    expect((await read(application.id, person)).application.endedOn).not.toBeNull()
    const other = await confirmed()
    done(await post(other.application.id, 'review', reviewer, { choice: 'supplement' }))
    done(await upload(other.application.id, other.person))
    done(await post(other.application.id, 'withdrawal', other.person, { reason: '已自行租房' }))
    const [document] = (await read(other.application.id, other.person)).documents
    expect(document!.deleteFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})
