import type { Candidate } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, aPartyOrganisation, done, env, leader, get, post } from '../../test/rooms.testing.ts'
import { anEmployment, aPerson } from '../people/people.testing.ts'
import { aCandidate, ofBackbone, proposed } from './candidates.testing.ts'

const review = (id: string, given: object = {}) =>
  post<Candidate>(`/candidates/${id}/review`, {
    accepted: true,
    review: '同意入库',
    from: '2026-03-01',
    to: '2028-03-01',
    ...given,
  })
const conclude = (id: string, postId: string | null, on = '2026-06-01') =>
  post<Candidate>(`/candidates/${id}/outcome`, { postId, on })

test('only someone of the backbone on that day is proposed', async () => {
  const [plain, former] = [await aPerson(), await aPerson()]
  await anEmployment(plain, await anOrganisation())
  await anEmployment(former, await anOrganisation(), { backbone: 'management', to: '2026-01-01' })
  for (const person of [plain, former, await aPerson()])
    expect((await post('/candidates', proposed(person))).code).toBe('candidate.not_backbone')
  expect(await aCandidate()).toMatchObject({ backbone: 'production', state: 'proposed', from: null })
})

test('a person stands once in the pool of a chain, also when proposed ten times at once', async () => {
  const personId = await ofBackbone()
  const answers = await Promise.all(Array.from({ length: 10 }, () => post('/candidates', proposed(personId))))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'candidate.present')).toHaveLength(9)
  expect((await post('/candidates', proposed(personId, { chainCode: 'SM' }))).status).toBe(201)
})

test('a proposal is reviewed once, and who was declined may be proposed again', async () => {
  const { id, personId } = await aCandidate()
  expect(done(await review(id, { accepted: false }))).toMatchObject({ state: 'declined', from: null })
  expect((await review(id)).code).toBe('candidate.state')
  expect((await post('/candidates', proposed(personId))).status).toBe(201)
})

test('it ends with a post that the register knows, or withdrawn', async () => {
  const { id, personId } = await aCandidate()
  const org = await aPartyOrganisation()
  const postId = 'pst_00000000000000000000000001'
  await env.DB.prepare(
    `INSERT INTO post (id, party_organisation_id, person_id, post, source, valid_from, provenance, is_demo, created_at)
      VALUES (?, ?, ?, 'secretary', 'elected', '2026-05-01', 'entered', 0, '')`,
  )
    .bind(postId, org.id, personId)
    .run()
  expect((await conclude(id, postId)).code).toBe('candidate.state')
  done(await review(id))
  expect((await conclude(id, postId, '2026-04-01')).code).toBe('candidate.post_unknown')
  expect((await conclude((await accepted()).id, postId)).code).toBe('candidate.post_unknown')
  expect(done(await conclude(id, postId))).toMatchObject({ state: 'post_holder', postId, to: '2026-06-01' })
  expect(done(await conclude((await aCandidate()).id, null)).state).toBe('withdrawn')
})

const accepted = async () => done(await review((await aCandidate()).id))

test('the pool is for those who prepare appointments', async () => {
  expect((await get('/candidates', leader)).status).toBe(403)
  expect((await post('/candidates', proposed(await ofBackbone(), { proposal: '内部掌握' }))).code).toBe(
    'request.invalid',
  )
})
