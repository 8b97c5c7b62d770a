import { done, keyed, type Session } from './session.ts'

const illustrative = { provenance: 'illustrative' as const, sourceRef: null, isDemo: true }
const scores = (['party_spirit', 'party_affairs', 'management'] as const).map((criterion, i) => ({
  criterion,
  score: 5 - (i % 2),
  reason: '[示例] 选派小组评议',
}))
/** Hosts of each instructor, and which of the last six whole months had no visit. */
export const instructors: { of: string; hosts: string[]; missed: number[] }[] = [
  { of: 'instructor-1', hosts: ['xurong', 'hengji', 'jinggong'], missed: [3] },
  { of: 'instructor-2', hosts: ['tiansheng'], missed: [] },
]

const dayFrom = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
/** The 10th of a month so many before this one, in Shanghai. */
const tenthOf = (monthsAgo: number): string => {
  const now = new Date(Date.now() + 8 * 3_600_000)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 10))
    .toISOString()
    .slice(0, 10)
}

type IdOf = (key: string) => string

/** Meetings, instructors and candidates: illustrative, on days about the present one. */
export async function enterPartyWork(
  session: Session,
  person: IdOf,
  organisation: IdOf,
  party: IdOf,
): Promise<void> {
  await enterMeetings(session, party('xurong'), person)
  for (const each of instructors) await enterInstructor(session, each, person(each.of), organisation)
  for (const key of ['xurong-4', 'xurong-8'])
    await done(
      session.client.POST('/api/v1/membership/candidates', {
        params: { header: keyed(`candidate-${key}`) },
        body: {
          chainCode: 'TX',
          personId: person(key),
          proposal: '[示例] 车间骨干，群众基础好',
          proposedOn: dayFrom(-30),
          ...illustrative,
        },
      }),
    )
}

async function enterMeetings({ client }: Session, partyOrganisationId: string, person: IdOf): Promise<void> {
  const call = (key: string, title: string, heldOn: string) =>
    done(
      client.POST('/api/v1/membership/meetings', {
        params: { header: keyed(`meeting-${key}`) },
        body: {
          partyOrganisationId,
          kind: 'members_meeting',
          title,
          heldOn,
          startsAt: '14:30',
          place: '党员活动室',
          chairId: person('xurong-0'),
          agenda: [
            { kind: 'report', title: '听取支部委员会工作报告' },
            { kind: 'resolution', title: '通过下一阶段工作计划' },
            { kind: 'discussion', title: '讨论车间技改攻关' },
          ],
          guests: [{ name: '王示例', capacity: '党建指导员' }],
          ...illustrative,
        },
      }),
    )
  await call('coming', '[示例] 四季度支部党员大会', dayFrom(14))
  const { id: meetingId } = await call('held', '[示例] 三季度支部党员大会', dayFrom(-20))
  const params = (step: string) => ({ path: { meetingId }, header: keyed(`meeting-held-${step}`) })
  const take = (step: 'open' | 'close') =>
    done(
      client.POST('/api/v1/membership/meetings/{meetingId}/steps', { params: params(step), body: { step } }),
    )
  await take('open')
  await done(
    client.POST('/api/v1/membership/meetings/{meetingId}/attendance', {
      params: params('attendance'),
      body: {
        marks: [
          ...[0, 1, 2, 3, 4, 5, 6, 7, 11].map((member) => ({
            personId: person(`xurong-${member}`),
            attendance: 'present' as const,
          })),
          { personId: person('xurong-8'), attendance: 'leave', absenceReason: 'work' },
        ],
      },
    }),
  )
  await done(
    client.POST('/api/v1/membership/meetings/{meetingId}/agenda/{number}/vote', {
      params: { path: { meetingId, number: 2 }, header: keyed('meeting-held-vote') },
      body: { ballot: 'open', for: 8 },
    }),
  )
  await take('close')
  await done(
    client.POST('/api/v1/membership/meetings/{meetingId}/minutes', {
      params: params('minutes'),
      body: {
        text: '一、听取支部委员会工作报告。\n二、表决通过下一阶段工作计划。\n三、讨论车间技改攻关，确定牵头人。',
      },
    }),
  )
}

async function enterInstructor(
  { client }: Session,
  { of, hosts, missed }: (typeof instructors)[number],
  personId: string,
  organisation: IdOf,
): Promise<void> {
  const from = `${tenthOf(7).slice(0, 7)}-01`
  const { id: instructorId } = await done(
    client.POST('/api/v1/membership/instructors', {
      params: { header: keyed(`instructor-${of}`) },
      body: {
        personId,
        kind: 'part_time',
        from,
        decidedOn: from,
        panel: ['周示例', '杨示例', '蒋示例'],
        scores,
        ...illustrative,
      },
    }),
  )
  const path = { instructorId }
  for (const host of hosts) {
    const { id: assignmentId } = await done(
      client.POST('/api/v1/membership/instructors/{instructorId}/assignments', {
        params: { path, header: keyed(`assignment-${of}-${host}`) },
        body: { organisationId: organisation(host), from, ...illustrative },
      }),
    )
    for (let ago = 7; ago >= 1; ago--)
      if (!missed.includes(ago) || host !== hosts[0])
        await done(
          client.POST('/api/v1/membership/instructors/{instructorId}/visits', {
            params: { path, header: keyed(`visit-${of}-${host}-${ago}`) },
            body: {
              assignmentId,
              visitedOn: tenthOf(ago),
              purpose: '[示例] 指导三会一课',
              findings: '会议记录齐全',
              followUp: '下月跟进党员活动室建设',
              ...illustrative,
            },
          }),
        )
  }
  await done(
    client.POST('/api/v1/membership/instructors/{instructorId}/training', {
      params: { path, header: keyed(`training-${of}`) },
      body: { heldOn: tenthOf(2), title: '[示例] 党务集中培训', minutes: 960, ...illustrative },
    }),
  )
}
