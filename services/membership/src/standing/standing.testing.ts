import { done, hr, secretary, type RightsRow } from '@alliance/test-kit'
import { newId } from '@alliance/service-kit'
import { env } from 'cloudflare:workers'
import { as, type Scene } from '../../test/scene.testing.ts'

let sequences = 5000
const members = new WeakMap<Scene, Promise<string>>()

/** The scene's enterprise as a member, also where it has an application. */
async function memberOf(scene: Scene): Promise<{ memberId: string }> {
  const made = members.get(scene) ?? insert(scene.theirs)
  members.set(scene, made)
  return { memberId: await made }
}

async function insert(organisationId: string): Promise<string> {
  const id = newId('allianceMember')
  await env.DB.prepare(`INSERT INTO alliance_member (id, organisation_id, kind, founding, plaque_no, plaque_year, plaque_sequence,
      admitted_on, review_due_on, provenance, is_demo, created_at, updated_at)
    VALUES (?, ?, 'upstream', 0, ?, 2021, ?, '2021-01-01', '2022-01-01', 'entered', 0, '', '')`)
    .bind(id, organisationId, `LM-2021-${++sequences}-A`, sequences)
    .run()
  return id
}

const place = ({ theirs }: Scene) => ({ enterprise: theirs })
const notItsOwn = { 'the secretary of the alliance': 403 }

async function reviewOf(scene: Scene) {
  const { memberId } = await memberOf(scene)
  const reviewId = newId('memberReview')
  await env.DB.prepare(`INSERT INTO member_review (id, member_id, year, result, reviewed_on, rectify_by, note, created_at)
    VALUES (?, ?, ?, 'rectify', '2023-01-01', '2023-03-01', 'N', '')`)
    .bind(reviewId, memberId, ++sequences)
    .run()
  return { memberId, reviewId }
}

const removals = new WeakMap<Scene, Promise<string>>()
const propose = async (memberId: string): Promise<string> =>
  done(
    await as(secretary()).post<{ id: string }>(`/alliance-members/${memberId}/removals`, {
      ground: 'inactive',
      reason: '长期不参加。',
    }),
  ).id

/** A removal of the scene's member whose time to be heard has passed. */
async function removalOf(scene: Scene) {
  const { memberId } = await memberOf(scene)
  const known = removals.get(scene) ?? propose(memberId)
  removals.set(scene, known)
  const removalId = await known
  await env.DB.prepare(`UPDATE member_removal SET heard_until = '2023-01-01' WHERE id = ?`)
    .bind(removalId)
    .run()
  return { memberId, removalId }
}

export const standingRights: Record<string, RightsRow<Scene>> = {
  getAllianceMember: { params: memberOf },
  reviewMember: {
    params: memberOf,
    body: () => ({ year: 2024, result: 'pass', reviewedOn: '2024-12-01', note: '合格。' }),
  },
  followUpReview: { params: reviewOf, body: () => ({ result: 'pass', note: '已整改。' }) },
  reinstateMember: {
    params: async (scene) => {
      const { memberId } = await memberOf(scene)
      await env.DB.prepare(
        `INSERT INTO member_standing (id, member_id, standing, valid_from) VALUES (?, ?, 'suspended', '2023-01-01') ON CONFLICT DO NOTHING`,
      )
        .bind(newId('receipt'), memberId)
        .run()
      return { memberId }
    },
    body: () => ({ reason: '已整改。' }),
  },
  leaveAlliance: {
    params: memberOf,
    place,
    body: () => ({ on: '2999-01-01', reason: '业务调整' }),
    expect: notItsOwn,
  },
  proposeRemoval: { params: memberOf, body: () => ({ ground: 'inactive', reason: '长期不参加。' }) },
  stateOnRemoval: {
    params: removalOf,
    place,
    body: () => ({ statement: '已恢复参加活动。' }),
    expect: notItsOwn,
  },
  decideRemoval: { params: removalOf, body: () => ({ choice: 'remove', note: '经研究决定。' }) },
  verifyMembershipCertificate: { query: () => ({ number: 'LM-2022-0001-W' }) },
}

/** What reads of one member cost. */
export const standingReads = async (organisationId: string) => {
  const id = await insert(organisationId)
  return {
    'a member': { path: `/alliance-members/${id}`, besides: 30 },
    'a member, for itself': { path: `/alliance-members/${id}`, as: hr(organisationId), besides: 30 },
    'a plaque': { path: '/public/certificate-verification?number=LM-2022-0001-W', besides: 10 },
  }
}
