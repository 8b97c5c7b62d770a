import type { Schemas } from '@alliance/client'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Panel } from '../listing/Panel.tsx'
import { AbsenceForm } from './AbsenceForm.tsx'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'
import { meetingKey, type RollEntry, type Room } from './useMeeting.ts'

interface RollProps {
  room: Room
  mayMark: boolean
}
type Mark = Schemas['AttendanceMarks']['marks'][number]

/** The roll, with one large button a person for "present" and the rest behind a menu. */
export function Roll({ room: { meeting, roll, agenda }, mayMark }: RollProps) {
  const text = useWords(meetingWords)
  const [absence, setAbsence] = useState<{ entry: RollEntry; attendance: 'leave' | 'not_counted' } | null>(
    null,
  )
  const intent = useIntent({
    refreshes: [meetingKey(meeting.id)],
    write: (marks: Mark[], key) =>
      settled(
        api.POST('/api/v1/membership/meetings/{meetingId}/attendance', {
          params: { path: { meetingId: meeting.id }, header: keyed(key) },
          body: { marks },
        }),
      ),
  })
  const isOpen = meeting.state === 'open'
  const elects = meeting.kind === 'election_meeting' || agenda.some(({ kind }) => kind === 'election')
  const set = (entries: RollEntry[], attendance: Schemas['Attendance']) =>
    intent.mutate(entries.map(({ personId }) => ({ personId, attendance, absenceReason: null })))
  const unmarked = roll.filter((entry) => entry.attendance === 'unmarked' && entry.standing !== 'removed')
  return (
    <Panel
      title={text.roll}
      actions={
        mayMark &&
        isOpen &&
        unmarked.length > 1 && (
          <Button onClick={() => set(unmarked.slice(0, 200), 'present')}>{text.markAll}</Button>
        )
      }
    >
      <FaultNote error={intent.error} />
      {roll.length === 0 && <Empty>{text.rollEmpty}</Empty>}
      <ul className={style.roll}>
        {roll.map((entry) => (
          <li key={entry.personId} data-attendance={entry.attendance} data-standing={entry.standing}>
            <div className={style.who}>
              <strong>{entry.name}</strong>
              <small>{text.reasons[entry.reason]}</small>
            </div>
            <span className={style.mark}>
              {entry.attendance !== 'unmarked' && text.attendances[entry.attendance]}
              {entry.absenceReason && ` · ${text.absences[entry.absenceReason]}`}
            </span>
            {mayMark && entry.standing !== 'removed' && (isOpen || meeting.state === 'called') && (
              <div className={style.marks}>
                {isOpen && (
                  <Button
                    size="large"
                    type={entry.attendance === 'present' ? 'primary' : 'default'}
                    aria-pressed={entry.attendance === 'present'}
                    aria-label={`${entry.name} ${text.attendances.present}`}
                    onClick={() => set([entry], entry.attendance === 'present' ? 'unmarked' : 'present')}
                  >
                    {text.attendances.present}
                  </Button>
                )}
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [
                      { key: 'leave', label: text.attendances.leave },
                      ...(isOpen ? [{ key: 'absent', label: text.attendances.absent }] : []),
                      ...(elects && entry.standing === 'voting'
                        ? [{ key: 'not_counted', label: text.attendances.not_counted }]
                        : []),
                      { key: 'unmarked', label: text.attendances.unmarked },
                    ],
                    onClick: ({ key }) =>
                      key === 'leave' || key === 'not_counted'
                        ? setAbsence({ entry, attendance: key })
                        : set([entry], key as Schemas['Attendance']),
                  }}
                >
                  <Button size="large" aria-label={`${entry.name} ${text.more}`}>
                    {text.more}
                  </Button>
                </Dropdown>
              </div>
            )}
          </li>
        ))}
      </ul>
      {absence && <AbsenceForm {...absence} meetingId={meeting.id} onClose={() => setAbsence(null)} />}
    </Panel>
  )
}
