import { done, keyed, type Session } from './session.ts'

const illustrative = { provenance: 'illustrative' as const, sourceRef: null, isDemo: true }
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const year = today.slice(0, 4)
const quarters = ['一', '二', '三', '四']

interface Held {
  branch: string
  kind: 'members_meeting' | 'committee_meeting'
  title: string
  on: string
}

/** One branch is on time, one has not met this quarter, one stopped after the second. */
const members: [branch: string, quarters: number[]][] = [
  ['mobile', [0, 1, 2, 3]],
  ['joint', [0, 1, 2, 3]],
  ['yunlian', [0, 1, 2]],
  ['testing', [0, 1]],
]
export const meetings: Held[] = [
  ...members.flatMap(([branch, held]) =>
    held.map((quarter) => ({
      branch,
      kind: 'members_meeting' as const,
      title: `[示例] ${quarters[quarter]!}季度支部党员大会`,
      on: `${year}-${String(quarter * 3 + 2).padStart(2, '0')}-15`,
    })),
  ),
  ...Array.from({ length: 12 }, (_, month) => ({
    branch: 'mobile',
    kind: 'committee_meeting' as const,
    title: `[示例] ${month + 1}月支部委员会会议`,
    on: `${year}-${String(month + 1).padStart(2, '0')}-08`,
  })),
].filter(({ on }) => on < today)

/** What branches held this year up to today: illustrative; every eighth member was on leave. */
export async function enterBranchMeetings(session: Session, party: (key: string) => string): Promise<void> {
  const queue = [...meetings]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await enter(session, next, party)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}

async function enter({ client }: Session, { branch, kind, title, on }: Held, party: (key: string) => string) {
  const key = (step: string) => keyed(`branch-meeting-${branch}-${kind}-${on}-${step}`)
  const { id: meetingId } = await done(
    client.POST('/api/v1/membership/meetings', {
      params: { header: key('call') },
      body: {
        partyOrganisationId: party(branch),
        kind,
        title,
        heldOn: on,
        startsAt: '15:00',
        place: '党员活动室',
        chairId: null,
        agenda: [{ kind: 'report', title: '通报近期工作' }],
        ...illustrative,
      },
    }),
  )
  const path = { meetingId }
  const take = (step: 'open' | 'close') =>
    done(
      client.POST('/api/v1/membership/meetings/{meetingId}/steps', {
        params: { path, header: key(step) },
        body: { step },
      }),
    )
  await take('open')
  const { roll } = await done(client.GET('/api/v1/membership/meetings/{meetingId}', { params: { path } }))
  await done(
    client.POST('/api/v1/membership/meetings/{meetingId}/attendance', {
      params: { path, header: key('attendance') },
      body: {
        marks: roll.map(({ personId }, i) =>
          i % 8 === 7
            ? { personId, attendance: 'leave' as const, absenceReason: 'work' as const }
            : { personId, attendance: 'present' as const },
        ),
      },
    }),
  )
  await take('close')
}
