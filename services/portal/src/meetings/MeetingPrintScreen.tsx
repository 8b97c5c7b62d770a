import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { Outcome } from './Agenda.tsx'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'
import { useMeeting, type Room } from './useMeeting.ts'

/** The minutes as a sheet to print and sign. */
export function MeetingPrintScreen() {
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId/print' })
  const text = useWords(meetingWords)
  const query = useMeeting(meetingId)
  const room = query.data
  if (!room)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { meeting, live, agenda, minutes } = room
  const present = namesOf(room, 'present')
  return (
    <div className={style.sheet}>
      <div className={style.noPrint}>
        <Link to="/meetings/$meetingId" params={{ meetingId }}>
          {text.back}
        </Link>
        <Button type="primary" onClick={() => window.print()}>
          {text.printNow}
        </Button>
      </div>
      <Page title={`${meeting.partyOrganisationName} · ${meeting.title}`} tags={<DemoTag of={meeting} />}>
        <table className={style.sheetTable}>
          <tbody>
            {(
              [
                [text.kind, text.kinds[meeting.kind]],
                [text.time, `${meeting.heldOn} ${meeting.startsAt}`],
                [text.place, meeting.place],
                [text.chair, meeting.chairName ?? ''],
                [text.expected, String(live.expected)],
                [text.present, `${live.present}${present ? `：${present}` : ''}`],
                [text.attendances.leave, namesOf(room, 'leave')],
                [text.attendances.absent, namesOf(room, 'absent')],
                [text.attendances.not_counted, namesOf(room, 'not_counted')],
                [text.guests, [...attending(room), ...room.guests.map(({ name }) => name)].join('、')],
              ] as const
            )
              .filter(([, value]) => value !== '')
              .map(([term, value]) => (
                <tr key={term}>
                  <th scope="row">{term}</th>
                  <td>{value}</td>
                </tr>
              ))}
          </tbody>
        </table>
        {meeting.quorum && !meeting.quorum.reached && <p>{text.noQuorum}</p>}
        <h2>{text.agenda}</h2>
        <ol className={style.agenda}>
          {agenda.map((item) => (
            <li key={item.number}>
              {item.title} {item.resolutionNo}
              <Outcome item={item} />
            </li>
          ))}
        </ol>
        <h2>{text.minutes}</h2>
        <p className={style.minutesText}>{minutes[0]?.text ?? text.minutesNone}</p>
        <p className={style.signatures}>
          <span>{text.signature}</span>
          <span>{text.recorder}</span>
        </p>
      </Page>
    </div>
  )
}

/** Who was there without a vote. */
const attending = ({ roll }: Room): string[] =>
  roll
    .filter((entry) => entry.attendance === 'present' && entry.standing === 'attending')
    .map(({ name }) => name)

/** Who attended in this way, with a vote. */
const namesOf = ({ roll }: Room, attendance: Room['roll'][number]['attendance']): string =>
  roll
    .filter((entry) => entry.attendance === attendance && entry.standing === 'voting')
    .map(({ name }) => name)
    .join('、')
