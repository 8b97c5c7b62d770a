import type { CertificateVerification, DomainEvent, NoticeFact } from '@alliance/contracts'
import type { Certificate, CredentialFile } from '@alliance/contracts/events'
import { parseCredential, verifyCredential } from '@alliance/credentials'
import { newId } from '@alliance/service-kit'
import { done, hr, leader, nobody, partySecretary, personWith, secretary, talent } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { aPublished } from '../../test/world.testing.ts'
import { aCertificate, aKnownBranch, aKnownPerson, as, newCertificate } from './certificates.testing.ts'

const raised = async (id: string) => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE type = 'notice.raised' AND body ->> '$.subject' = ? ORDER BY id`,
  )
    .bind(id)
    .all<{ body: string }>()
  return results.map(({ body }) => (JSON.parse(body) as DomainEvent<NoticeFact>).data)
}

const verified = async (number: string) =>
  done(
    await as(null).get<CertificateVerification>(
      `/public/certificate-verification?number=${encodeURIComponent(number)}`,
    ),
  )
const revoke = (id: string, principal = secretary()) =>
  as(principal).post<Certificate>(`/certificates/${id}/revocation`, {
    reason: 'not_earned',
    note: '[示例] 复核后时长不足',
  })

describe('issuing by hand', () => {
  test('gives the next number of its kind and year', async () => {
    const first = await aCertificate({ kind: 'course' })
    const second = await aCertificate({ kind: 'course' })
    const year = new Date().getUTCFullYear()
    expect(first.number).toMatch(new RegExp(`^CRS-${year}-\\d{4,}-[0-9A-Z]$`))
    const sequence = ({ number }: Certificate) => Number(number.split('-')[2])
    expect(sequence(second)).toBe(sequence(first) + 1)
    expect(done(await as(secretary()).get(`/certificates/${second.id}`))).toEqual(second)
  })

  test('of twenty at once gives twenty numbers without a gap, or says to try again', async () => {
    const hostId = await aKnownBranch()
    const people = await Promise.all(Array.from({ length: 20 }, () => aKnownPerson()))
    const answers = await Promise.all(
      people.map((personId) =>
        as(secretary()).post<Certificate>(
          '/certificates',
          newCertificate({ personId, hostId, kind: 'attendance' }),
        ),
      ),
    )
    const issued = answers.flatMap(({ status, body }) => (status === 201 ? [body as Certificate] : []))
    expect(answers.every(({ status, code }) => status === 201 || code === 'certificate.busy')).toBe(true)
    const numbers = issued.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, at) => numbers[0]! + at))
  })

  test('tells the holder, who finds it among their own; nobody else does', async () => {
    const me = talent()
    const personId = await aKnownPerson({ accountId: me.id })
    const { id } = await aCertificate({ personId })
    expect(await raised(id)).toMatchObject([
      { kind: 'certificate.issued', recipients: [me.id], subject: { path: `/my-certificates/${id}` } },
    ])
    const mine = done(await as(me).get<{ items: Certificate[] }>('/my-certificates'))
    expect(mine.items.map((one) => one.id)).toEqual([id])
    expect(done(await as(me).get<Certificate>(`/certificates/${id}`)).holder).toBe('张示例')
    const other = talent()
    await aKnownPerson({ accountId: other.id })
    expect((await as(other).get(`/certificates/${id}`)).status).toBe(404)
    expect((await as(other).get(`/certificates/${id}/credential`)).status).toBe(404)
    expect(done(await as(other).get<{ items: Certificate[] }>('/my-certificates')).items).toEqual([])
  })

  test('is refused for oneself, for who is not in the register, and twice for one thing', async () => {
    const me = secretary()
    const hostId = await aKnownBranch()
    const self = await aKnownPerson({ accountId: me.id })
    const personId = await aKnownPerson()
    const activityId = newId('activity')
    const ask = (given: object) =>
      as(me).post('/certificates', { ...newCertificate({ personId, hostId }), ...given })
    expect((await ask({ personId: self })).code).toBe('certificate.own')
    expect((await ask({ personId: newId('person') })).code).toBe('certificate.person_unknown')
    expect((await ask({ hostId: newId('partyOrganisation') })).code).toBe('certificate.host_unknown')
    expect((await ask({ activityId })).code).toBe('certificate.activity_unknown')
    expect((await ask({ to: '2025-12-31' })).status).toBe(400)
  })

  test('is a branch secretary’s for their own branch alone', async () => {
    const [mine, other] = [await aKnownBranch(), await aKnownBranch()]
    const personId = await aKnownPerson()
    const me = partySecretary(mine)
    const made = done(
      await as(me).post<Certificate>('/certificates', newCertificate({ personId, hostId: mine })),
    )
    expect((await as(me).post('/certificates', newCertificate({ personId, hostId: other }))).code).toBe(
      'certificate.host_unknown',
    )
    const elsewhere = await aCertificate({ hostId: other })
    const seen = done(await as(me).get<{ items: Certificate[] }>('/certificates')).items.map(({ id }) => id)
    expect(seen).toContain(made.id)
    expect(seen).not.toContain(elsewhere.id)
    expect((await revoke(elsewhere.id, me)).status).toBe(404)
  })

  test('shows an employer those of their own staff', async () => {
    const [employerId, otherId] = [newId('organisation'), newId('organisation')]
    const own = await aCertificate({ personId: await aKnownPerson({ employerId }) })
    const others = await aCertificate({ personId: await aKnownPerson({ employerId: otherId }) })
    const seen = done(await as(hr(employerId)).get<{ items: Certificate[] }>('/certificates')).items
    expect(seen.map(({ id }) => id)).toEqual([own.id])
    expect((await as(hr(employerId)).get(`/certificates/${others.id}`)).status).toBe(404)
    expect((await as(hr(employerId)).post('/certificates', {})).status).toBe(403)
  })
})

describe('revoking', () => {
  test('is for good, tells the holder, and the number says so', async () => {
    const me = talent()
    const { id, number } = await aCertificate({ personId: await aKnownPerson({ accountId: me.id }) })
    expect(await verified(number)).toMatchObject({ state: 'valid', holder: '张**', until: null })
    const revoked = done(await revoke(id))
    expect(revoked).toMatchObject({ state: 'revoked', revocation: { reason: 'not_earned' } })
    expect((await revoke(id)).code).toBe('certificate.revoked')
    expect((await raised(id)).map(({ kind }) => kind)).toEqual(['certificate.issued', 'certificate.revoked'])
    expect(await verified(number)).toMatchObject({ state: 'revoked', holder: '张**' })
    expect((await as(me).get(`/certificates/${id}/credential`)).code).toBe('certificate.revoked')
  })

  test('is not one’s own to do, nor a reader’s', async () => {
    const me = personWith([{ role: 'alliance_secretary', scope: { kind: 'zone', id: null } }])
    const { id } = await aCertificate({ personId: await aKnownPerson({ accountId: me.id }) })
    expect((await revoke(id, me)).code).toBe('certificate.own')
    expect((await revoke(id, leader())).status).toBe(403)
    expect((await revoke(id, nobody())).status).toBe(403)
  })

  test('lets the same be certified again', async () => {
    const personId = await aKnownPerson()
    const hostId = await aKnownBranch()
    const { id: activityId } = await aPublished()
    const first = await aCertificate({ personId, hostId, activityId })
    const again = () =>
      as(secretary()).post<Certificate>('/certificates', newCertificate({ personId, hostId, activityId }))
    expect((await again()).code).toBe('certificate.issued_before')
    done(await revoke(first.id))
    expect(done(await again()).number).not.toBe(first.number)
  })
})

test.each([
  ['changed', `UPDATE certificate SET holder = '他人' WHERE id = ?`],
  ['renumbered', `UPDATE certificate SET sequence = sequence + 100000 WHERE id = ?`],
  ['removed', `DELETE FROM certificate WHERE id = ?`],
  [
    'revived',
    `UPDATE certificate SET revoked_at = NULL, revoked_reason = NULL, revoked_note = NULL WHERE id = ?`,
  ],
])('a certificate is not %s, not even with raw SQL', async (_, statement) => {
  const { id } = await aCertificate()
  done(await revoke(id))
  await expect(env.DB.prepare(statement).bind(id).run()).rejects.toThrow(/certificates|revocation stays/)
})

describe('a number', () => {
  test('that was typed loosely is read; one that was not given out is unknown and tells nothing', async () => {
    const { number } = await aCertificate()
    expect(await verified(` ${number.toLowerCase().replaceAll('-', '－')} `)).toMatchObject({
      number,
      state: 'valid',
    })
    const nothing = { state: 'unknown', holder: null, what: null, since: null, until: null }
    for (const wrong of ['VOL-2020-9999-0', 'LM-2022-0001-W', 'x', '../..'])
      expect(await verified(wrong)).toMatchObject(nothing)
  })
})

describe('the signed certificate', () => {
  const taken = async (id: string, query = '') =>
    done(await as(secretary()).get<CredentialFile>(`/certificates/${id}/credential${query}`))
  const failures = async (file: CredentialFile, name?: string) => {
    const read = parseCredential(JSON.stringify(file))
    if (!read.ok) throw new Error(read.fault.path)
    const { checks } = await verifyCredential(read.value, { now: new Date().toISOString(), name })
    return checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)
  }

  test('verifies by the issuer’s published document and key, and names nobody unless asked to', async () => {
    const { id, number } = await aCertificate()
    const file = await taken(id)
    expect(await failures(file, '张示例')).toEqual([])
    expect(await failures(file, '李示例')).toEqual(['recipient'])
    expect(JSON.stringify(file)).not.toContain('张示例')
    expect(JSON.stringify(await taken(id, '?name=plain'))).toContain('张示例')
    expect(file.credential.credentialSubject.licenseNumber).toBe(number)
    expect(file.credential.proof.verificationMethod).toMatch(/#k2-integrity$/)
    expect(done(await as(null).get('/public/issuer'))).toEqual(file.issuer)
    const [head] = file.token!.split('.')
    const { kid } = JSON.parse(atob(head!.replaceAll('-', '+').replaceAll('_', '/'))) as { kid: string }
    const key = done(await as(null).get<{ kty: string }>(kid.slice(kid.indexOf('/public/'))))
    expect(key.kty).toBe('RSA')
    expect((await as(null).get('/public/issuer/keys/k2-integrity')).status).toBe(404)
  })

  test('is the same each time, but for the list of the day', async () => {
    const { id } = await aCertificate()
    const [first, second] = [await taken(id), await taken(id)]
    expect(second.credential).toEqual(first.credential)
    expect(second.token).toBe(first.token)
  })

  test('fails by the list of today once it is revoked, and its neighbour does not', async () => {
    const [one, other] = [await aCertificate(), await aCertificate()]
    const [file, neighbour] = [await taken(one.id), await taken(other.id)]
    done(await revoke(one.id))
    const list = file.credential.credentialStatus.statusListCredential
    const statusList = done(
      await as(null).get(list.slice(list.indexOf('/public/'))),
    ) as CredentialFile['statusList']
    expect(await failures({ ...file, statusList })).toEqual(['status'])
    expect(await failures({ ...neighbour, statusList })).toEqual([])
  })

  test('a list that has no certificate yet is not there', async () => {
    expect((await as(null).get('/public/status-lists/7')).status).toBe(404)
  })
})
