import type { CertificateVerification } from '@alliance/contracts'
import type { Certificate, ShiftPlan, ShiftSignup, VolunteerTotal } from '@alliance/contracts/events'
import { secretary as aSecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  aCrowd,
  anOrganisation,
  aPerson,
  ask,
  done,
  env,
  inHours,
  reviewer,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import { aShift, confirming, moveShift, onShift, signing, twoHours } from './volunteering.testing.ts'

const step = (id: string, path: string, body: object = {}, as = secretary) =>
  ask(as).post<ShiftSignup>(`/shift-signups/${id}/${path}`, body)
const taken = async (activityId: string) =>
  done(await ask(secretary).get<ShiftPlan>(`/activities/${activityId}/shifts`)).shifts[0]!.taken
const year = new Date(Date.now() + 8 * 3600_000).getUTCFullYear()
const totalOf = async (hostId: string): Promise<VolunteerTotal | undefined> =>
  done(
    await ask(secretary).get<{ items: VolunteerTotal[] }>(`/volunteer-totals?year=${year}&hostId=${hostId}`),
  ).items[0]

test('of many who sign up at once, no more than a shift needs are on it, and each once', async () => {
  const { id } = await aShift({ people: 3 })
  const crowd = await aCrowd(8)
  const answers = await Promise.all(crowd.map((volunteer) => signing(id, volunteer)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  expect(new Set(answers.flatMap(({ code }) => code ?? []))).toEqual(new Set(['volunteering.shift_full']))
  const on = crowd[answers.findIndex(({ status }) => status === 201)]!
  expect((await signing(id, on)).code).toBe('volunteering.busy_then')
  expect(await taken(id)).toBe(3)
})

test('nobody is on two shifts at a time, and who leaves before it begins makes room', async () => {
  const volunteer = await someone()
  const [one, other] = [await aShift(), await aShift({ from: 25 })]
  const { id } = done(await signing(one.id, volunteer))
  expect((await signing(other.id, volunteer)).code).toBe('volunteering.busy_then')
  expect((await step(id, 'withdrawal', {}, await someone())).status).toBe(404)
  expect(done(await step(id, 'withdrawal', {}, volunteer)).state).toBe('withdrawn')
  expect(await taken(one.id)).toBe(0)
  const { id: second } = done(await signing(other.id, volunteer))
  await moveShift(second, -26)
  expect((await step(second, 'withdrawal', {}, volunteer)).code).toBe('volunteering.begun')
  expect((await signing((await aShift({ from: -1 })).id, volunteer)).code).toBe('volunteering.closed')
})

test('who comes without signing up is entered by an organiser, also afterwards, while hours are recorded', async () => {
  const { activityId, id } = await onShift()
  const enter = async (personId: string) =>
    ask(secretary).post<ShiftSignup>(`/activities/${activityId}/volunteers`, { shift: 0, personId })
  const personId = await aPerson()
  expect(done(await enter(personId))).toMatchObject({ personId, state: 'signed' })
  expect((await enter(await aPerson())).code).toBe('volunteering.shift_full')
  expect((await enter('per_00000000000000000000000009')).code).toBe('volunteering.person_unknown')
  expect(done(await step(id, 'check-in')).state).toBe('present')
})

test('a shift with volunteers keeps its time and its room', async () => {
  const activity = await aShift()
  done(await signing(activity.id, await someone()))
  const change = (shift: object) =>
    ask(aSecretary()).patch(`/activities/${activity.id}`, activity.version, {
      detail: {
        ...activity.detail,
        shifts: [{ ...(activity.detail as { shifts: object[] }).shifts[0], ...shift }],
      },
      reason: '调整班次',
    })
  expect((await change({ endsAt: inHours(26) })).code).toBe('volunteering.shift_taken')
  expect((await change({ people: 5, label: '上午' })).status).toBe(200)
})

test('a desk records what lies within the shift, with a receipt, for the volunteer and the body that recorded it', async () => {
  const hostId = await anOrganisation('记录单位')
  const { id, volunteer } = await onShift({ hostId })
  done(await step(id, 'check-in'))
  await env.DB.prepare('UPDATE shift_signup SET checked_in_at = ? WHERE id = ?').bind(inHours(-3), id).run()
  const recorded = done(await step(id, 'check-out'))
  expect([recorded.state, recorded.minutes]).toEqual(['recorded', 120])
  expect(await totalOf(hostId)).toMatchObject({ minutes: 120, hostName: '记录单位', certificate: null })
  expect(done(await ask(volunteer).get('/my-volunteering'))).toEqual({ years: [{ year, minutes: 120 }] })
  const { receipts } = done(
    await ask(volunteer).get<{ receipts: { rule: string; inputs: object }[] }>(
      `/shift-signups/${id}/receipts`,
    ),
  )
  expect(receipts).toMatchObject([{ rule: 'volunteer-minutes-1', inputs: { basis: 'desk', dayBefore: 0 } }])
  expect((await step(id, 'check-out')).code).toBe('volunteering.state')
})

test('a desk is for its hours, what it missed is confirmed for a reason', async () => {
  const { id } = await onShift()
  await moveShift(id, -3)
  expect((await step(id, 'check-in')).code).toBe('volunteering.not_the_time')
  await moveShift(id, 1)
  const { minutes, reason } = done(
    await step(id, 'decision', confirming({ startedAt: inHours(-5), endedAt: inHours(-0.5) })),
  )
  expect([minutes, reason]).toEqual([180, '现场负责人证明'])
})

test('nobody records hours of their own', async () => {
  const me = aSecretary()
  await aPerson({ account: me })
  const { id: activityId } = await aShift()
  const { id } = done(await signing(activityId, me))
  await moveShift(id, -26)
  const own = [await step(id, 'check-in', {}, me), await step(id, 'decision', confirming(), me)]
  expect(own.map(({ code }) => code)).toEqual(['volunteering.own', 'volunteering.own'])
  done(await step(id, 'report', { ...twoHours(), note: '按时到岗' }, me))
  expect((await step(id, 'decision', confirming(), me)).code).toBe('volunteering.own')
  done(await step(id, 'decision', confirming()))
  expect((await step(id, 'reversal', { reason: '我要撤销' }, me)).code).toBe('volunteering.own')
})

test('a report counts once it is confirmed; one that is returned says why and may come again', async () => {
  const { id, volunteer } = await onShift()
  const report = (given: object = {}) =>
    step(id, 'report', { ...twoHours(given), note: '按时到岗' }, volunteer)
  expect((await report({ endedAt: inHours(1) })).body).toMatchObject({ errors: [{ pointer: '/endedAt' }] })
  expect((await report({ breakMinutes: 200 })).code).toBe('volunteering.nothing_counts')
  expect(done(await report()).minutes).toBeNull()
  const waiting = done(await ask(secretary).get<{ items: ShiftSignup[] }>('/shift-signups?state=reported'))
  expect(waiting.items.map((each) => each.id)).toContain(id)
  const returned = done(await step(id, 'decision', { decision: 'return', reason: '与签到表不符' }))
  expect([returned.state, returned.reason]).toEqual(['returned', '与签到表不符'])
  done(await report({ breakMinutes: 30 }))
  expect(done(await step(id, 'decision', confirming({ breakMinutes: 30 }))).minutes).toBe(90)
  expect((await report()).code).toBe('volunteering.state')
})

test('ten working days after a shift nothing more is recorded', async () => {
  const { id, volunteer } = await onShift()
  await moveShift(id, -24 * 30)
  const time = { startedAt: inHours(-24 * 30 - 2), endedAt: inHours(-24 * 30) }
  expect((await step(id, 'report', { ...twoHours(time), note: '补报' }, volunteer)).code).toBe(
    'volunteering.too_late',
  )
  expect((await step(id, 'decision', confirming(time))).code).toBe('volunteering.too_late')
})

test('a day has eight hours at the most, however many confirm at once', async () => {
  const { id, volunteer } = await onShift()
  await env.DB.prepare(
    `INSERT INTO volunteer_day SELECT person_id, date(starts_at, '+8 hours'), 400 FROM shift_signup WHERE id = ?`,
  )
    .bind(id)
    .run()
  const other = done(await signing((await aShift()).id, volunteer))
  await env.DB.prepare(
    `UPDATE shift_signup SET starts_at = s.starts_at, ends_at = s.ends_at FROM shift_signup s WHERE shift_signup.id = ? AND s.id = ?`,
  )
    .bind(other.id, id)
    .run()
  const answers = await Promise.all([id, other.id].map((each) => step(each, 'decision', confirming())))
  expect(
    answers.filter(({ status }) => status === 200).map(({ body }) => (body as ShiftSignup).minutes),
  ).toEqual([80])
  const late = answers.find(({ status }) => status !== 200)!.code
  expect(['volunteering.changed_meanwhile', 'volunteering.nothing_counts']).toContain(late)
})

test('records are only added', async () => {
  const { id } = await onShift()
  done(await step(id, 'decision', confirming()))
  for (const change of ['UPDATE volunteer_record SET minutes = 1', 'DELETE FROM volunteer_record'])
    await expect(env.DB.prepare(`${change} WHERE signup_id = ?`).bind(id).run()).rejects.toThrow(
      /records of hours/,
    )
})

test('hours are certified by who recorded them; what is taken back revokes the certificate, and may be recorded anew', async () => {
  const hostId = await anOrganisation('证明单位')
  const { id } = await onShift({ hostId })
  const certify = async () => {
    const { personId } = (await totalOf(hostId))!
    return ask(secretary).post<{ certificateId: string }>('/volunteer-certificates', {
      personId,
      hostId,
      year,
    })
  }
  done(await step(id, 'decision', confirming()))
  const { certificateId } = done(await certify())
  expect((await certify()).code).toBe('certificate.issued_before')
  const certificate = done(await ask(secretary).get<Certificate>(`/certificates/${certificateId}`))
  expect(certificate).toMatchObject({
    kind: 'volunteering',
    minutes: 120,
    hostName: '证明单位',
    rule: 'volunteer-certificate-1',
  })
  expect(certificate.description.zh).toContain('累计 2 小时')
  expect((await totalOf(hostId))!.certificate).toEqual({ id: certificateId, minutes: 120 })

  expect(done(await step(id, 'reversal', { reason: '核对后未到岗' })).state).toBe('reversed')
  const verified = await ask(reviewer).get<CertificateVerification>(
    `/public/certificate-verification?number=${certificate.number}`,
  )
  expect(done(verified).state).toBe('revoked')
  expect(await totalOf(hostId)).toBeUndefined()
  done(await step(id, 'decision', confirming({ breakMinutes: 100 })))
  expect((await certify()).code).toBe('volunteering.too_few')
})
