import { filled, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

/** A member of its own for each request. */
async function newMember(world: World): Promise<string> {
  const organisation = await world.prepare('alliance_secretary', 'POST', '/membership/organisations', {
    body: { name: '常州成员样例有限公司', kind: 'enterprise' },
  })
  const { id } = await world.prepare('alliance_secretary', 'POST', '/membership/alliance-members', {
    body: { organisationId: organisation.id, kind: 'upstream', admittedOn: '2024-01-05' },
  })
  return id
}
/** The member whose staff the seed has, as if it had never left. */
async function ownMember(world: World): Promise<string> {
  const [row] = await world.rows<{ id: string }>(
    'membership',
    `SELECT m.id FROM alliance_member m JOIN organisation o ON o.id = m.organisation_id WHERE o.credit_code = '91320402X00000019P'`,
  )
  await world.rows('membership', `UPDATE alliance_member SET ended_on = NULL WHERE id = '${row!.id}'`)
  return row!.id
}
const path = (memberId: string, step: string) => `/membership/alliance-members/${memberId}/${step}`
const review = { year: 2025, reviewedOn: '2026-01-10', note: '已复核。' }

async function removal(world: World, memberId: string) {
  await world.rows(
    'membership',
    `UPDATE member_removal SET state = 'dropped' WHERE member_id = '${memberId}'`,
  )
  const { id: removalId } = await world.prepare('alliance_secretary', 'POST', path(memberId, 'removals'), {
    body: { ground: 'inactive', reason: '长期不参加活动。' },
  })
  await world.rows(
    'membership',
    `UPDATE member_removal SET heard_until = '2026-01-05' WHERE id = '${removalId}'`,
  )
  return { memberId, removalId }
}

export default {
  service: 'membership',
  fill: [],
  samples: {
    getAllianceMember: () => ({ params: { memberId: filled('mem', 7) } }),
    reviewMember: async (world) => ({
      params: { memberId: await newMember(world) },
      body: { ...review, result: 'pass' },
    }),
    followUpReview: async (world) => {
      const memberId = await newMember(world)
      const { id: reviewId } = await world.prepare('alliance_secretary', 'POST', path(memberId, 'reviews'), {
        body: { ...review, result: 'rectify', rectifyBy: '2026-06-30' },
      })
      return { params: { memberId, reviewId }, body: { result: 'pass', note: '已整改。' } }
    },
    reinstateMember: async (world) => {
      const memberId = await newMember(world)
      await world.prepare('alliance_secretary', 'POST', path(memberId, 'reviews'), {
        body: { ...review, result: 'suspend' },
      })
      return { params: { memberId }, body: { reason: '已整改。' } }
    },
    leaveAlliance: async (world) => ({
      as: 'enterprise_hr',
      params: { memberId: await ownMember(world) },
      body: { on: '2099-12-31', reason: '业务调整' },
    }),
    proposeRemoval: async (world) => ({
      params: { memberId: await newMember(world) },
      body: { ground: 'inactive', reason: '长期不参加活动。' },
    }),
    stateOnRemoval: async (world) => ({
      as: 'enterprise_hr',
      params: await removal(world, await ownMember(world)),
      body: { statement: '已恢复参加活动。' },
    }),
    decideRemoval: async (world) => ({
      params: await removal(world, await newMember(world)),
      body: { choice: 'remove', note: '经研究决定。' },
    }),
    verifyMembershipCertificate: ({ turn }) => ({
      query: { number: turn === 1 ? 'LM-2022-0001-W' : 'lm-2022-0001-w' },
    }),
  },
} satisfies Bench
