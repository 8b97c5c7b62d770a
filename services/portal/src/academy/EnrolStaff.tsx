import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { useDebounced } from '../listing/useDebounced.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { learnerWords } from './learner.words.ts'

interface EnrolStaffProps {
  courseId: string
  onClose: () => void
}
const atOnce = 20

/** Several people at once; each is told what came of it. */
export function EnrolStaff({ courseId, onClose }: EnrolStaffProps) {
  const text = useWords(learnerWords)
  const { enrolStaff } = useWords(academyWords)
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim())
  const people = useQuery({
    queryKey: ['staff', q],
    queryFn: () =>
      settled(api.GET('/api/v1/events/staff', { params: { query: { q: q || undefined, limit: 100 } } })),
  })
  const send = useIntent({
    refreshes: [['academy']],
    write: (personIds: string[], key) =>
      settled(
        api.POST('/api/v1/events/courses/{courseId}/staff-enrolments', {
          params: { path: { courseId }, header: keyed(key) },
          body: { personIds },
        }),
      ),
  })
  const outcomes = send.data?.outcomes
  return (
    <Drawer
      open
      title={enrolStaff}
      onClose={onClose}
      size={480}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      footer={
        outcomes ? (
          <Button type="primary" onClick={onClose}>
            {text.done}
          </Button>
        ) : (
          <>
            <FaultNote error={send.error} onRetry={() => send.mutate(chosen)} />
            <Button
              type="primary"
              size="large"
              disabled={chosen.length === 0}
              loading={send.isPending}
              onClick={() => send.mutate(chosen)}
            >
              {text.send(chosen.length)}
            </Button>
          </>
        )
      }
    >
      {outcomes ? (
        <section aria-label={text.outcomes}>
          <ul className={style.names}>
            {outcomes.map(({ personId, personName, outcome }) => (
              <li key={personId}>
                <span>{personName ?? personId}</span>
                <Tag tone={outcome === 'enrolled' ? 'good' : outcome === 'full' ? 'soon' : 'plain'}>
                  {text.outcomeNames[outcome]}
                </Tag>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <>
          <Input
            aria-label={text.find}
            placeholder={text.find}
            allowClear
            value={typed}
            maxLength={40}
            onChange={(event) => setTyped(event.target.value)}
          />
          <FaultNote error={people.error} onRetry={() => void people.refetch()} />
          {people.isPending && <Waiting />}
          {people.data?.items.length === 0 && <p className={style.hint}>{text.noPeople}</p>}
          <div className={style.people} role="group" aria-label={text.people}>
            {people.data?.items.map(({ personId, displayName, organisationName }) => (
              <Checkbox
                key={personId}
                checked={chosen.includes(personId)}
                disabled={chosen.length >= atOnce && !chosen.includes(personId)}
                onChange={(event) =>
                  setChosen((before) =>
                    event.target.checked
                      ? [...before, personId].slice(0, atOnce)
                      : before.filter((id) => id !== personId),
                  )
                }
              >
                {displayName}
                {organisationName && ` · ${organisationName}`}
              </Checkbox>
            ))}
          </div>
          <p role="status" className={style.hint}>
            {text.chosen(chosen.length)}
          </p>
        </>
      )}
    </Drawer>
  )
}
