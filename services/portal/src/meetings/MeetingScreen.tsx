import { CalendarOutlined, PrinterOutlined } from '@ant-design/icons'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { Agenda } from './Agenda.tsx'
import { Gauge } from './Gauge.tsx'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'
import { MinutesPanel } from './MinutesPanel.tsx'
import { Roll } from './Roll.tsx'
import { StateTag } from './StateTag.tsx'
import { useMeeting } from './useMeeting.ts'

/** The meeting room: the gauge stays in sight while the roll is marked. */
export function MeetingScreen() {
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId' })
  const text = useWords(meetingWords)
  const may = useMay()
  const query = useMeeting(meetingId)
  const download = useDownload()
  const step = useIntent({
    refreshes: [['meetings']],
    write: (verb: 'open' | 'close' | 'cancel', key) =>
      settled(
        api.POST('/api/v1/membership/meetings/{meetingId}/steps', {
          params: { path: { meetingId }, header: keyed(key) },
          body: { step: verb },
        }),
      ),
  })
  const room = query.data
  if (!room)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { meeting, live } = room
  const mayWrite = may('meeting:write')
  const calendar = `/api/v1/membership/meetings/${meetingId}/calendar`
  return (
    <Page
      key={meetingId}
      title={meeting.title}
      tags={<StateTag meeting={meeting} />}
      lead={`${meeting.partyOrganisationName} · ${text.kinds[meeting.kind]}`}
      actions={
        <>
          <Button
            href={calendar}
            icon={<CalendarOutlined aria-hidden="true" />}
            loading={download.pending === calendar}
            onClick={(event) => {
              event.preventDefault()
              download.start(calendar)
            }}
          >
            {text.calendar}
          </Button>
          <Link to="/meetings/$meetingId/print" params={{ meetingId }} className={style.print}>
            <PrinterOutlined aria-hidden="true" /> {text.print}
          </Link>
          {mayWrite && meeting.state === 'called' && (
            <>
              <Popconfirm
                title={text.cancel}
                okText={text.cancel}
                cancelText={text.keep}
                onConfirm={() => step.mutate('cancel')}
              >
                <Button danger>{text.cancel}</Button>
              </Popconfirm>
              <Button type="primary" loading={step.isPending} onClick={() => step.mutate('open')}>
                {text.open}
              </Button>
            </>
          )}
          {mayWrite && meeting.state === 'open' && (
            <Popconfirm
              title={live.reached ? text.closeSure : text.closeShort}
              okText={text.close}
              cancelText={text.keep}
              onConfirm={() => step.mutate('close')}
            >
              <Button type="primary" loading={step.isPending}>
                {text.close}
              </Button>
            </Popconfirm>
          )}
        </>
      }
    >
      <DemoBanner rows={[meeting]} />
      <FaultNote error={step.error ?? download.error ?? query.error} />
      <div className={style.room}>
        <div className={style.side}>
          <section className={style.sticky} aria-label={text.quorum}>
            <Gauge quorum={live} />
          </section>
          <Panel title={text.meeting}>
            <Facts
              facts={[
                [text.time, `${meeting.heldOn} ${meeting.startsAt}`],
                [text.place, meeting.place],
                [text.chair, meeting.chairName],
                [
                  text.guests,
                  room.guests
                    .map(({ name, capacity }) => (capacity ? `${name}（${capacity}）` : name))
                    .join('、'),
                ],
              ]}
            />
          </Panel>
        </div>
        <div className={style.main}>
          <Roll room={room} mayMark={mayWrite} />
          <Agenda room={room} mayVote={mayWrite} />
          <MinutesPanel room={room} mayWrite={mayWrite} />
        </div>
      </div>
    </Page>
  )
}
