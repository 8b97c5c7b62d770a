import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { formWords } from '../form/form.words.ts'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { useDebounced } from '../listing/useDebounced.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { answersOf, QuestionFields, type AnswerValues } from './QuestionFields.tsx'
import { registrationWords } from './registration.words.ts'
import style from './Registrations.module.css'

interface RegisterStaffProps {
  /** Of an organiser, who enters whoever came, it is another than of an employer. */
  title: string
  activityId: string
  plan: Schemas['RegistrationPlan']
  onClose: () => void
}

/** Several people at once; each is told what came of it. */
export function RegisterStaff({ title, activityId, plan, onClose }: RegisterStaffProps) {
  const text = useWords(registrationWords)
  const kinds = plan.places.map(({ kind }) => kind)
  const [placeKind, setPlaceKind] = useState(kinds[0]!)
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim())
  const people = useQuery({
    queryKey: ['staff', q],
    queryFn: () =>
      settled(api.GET('/api/v1/events/staff', { params: { query: { q: q || undefined, limit: 100 } } })),
  })
  const form = useWords(formWords)
  const [fields] = Form.useForm<{ answers?: AnswerValues }>()
  const questions = plan.questions ?? []
  const send = useIntent({
    refreshes: [['activities']],
    write: (people: Schemas['NewStaffRegistrations']['people'], key) =>
      settled(
        api.POST('/api/v1/events/activities/{activityId}/staff-registrations', {
          params: { path: { activityId }, header: keyed(key) },
          body: { people },
        }),
      ),
  })
  const submit = ({ answers = {} }: { answers?: AnswerValues }) =>
    send.mutate(chosen.map((personId) => ({ personId, placeKind, answers: answersOf(answers) })))
  const outcomes = send.data?.outcomes
  return (
    <Drawer
      open
      title={title}
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
            <FaultNote error={send.error} onRetry={() => fields.submit()} />
            <Button
              type="primary"
              size="large"
              disabled={chosen.length === 0}
              loading={send.isPending}
              onClick={() => fields.submit()}
            >
              {text.send(chosen.length)}
            </Button>
          </>
        )
      }
    >
      {outcomes ? (
        <section aria-label={text.outcomes}>
          <ul className={style.outcomes}>
            {outcomes.map(({ personId, displayName, outcome }) => (
              <li key={personId}>
                <span>{displayName ?? personId}</span>
                <Tag tone={outcome === 'confirmed' ? 'good' : outcome === 'waiting' ? 'soon' : 'plain'}>
                  {text.outcomeNames[outcome]}
                </Tag>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <>
          {kinds.length > 1 && (
            <Radio.Group
              aria-label={text.place}
              value={placeKind}
              options={kinds.map((kind) => ({ value: kind, label: text.places[kind] }))}
              onChange={(event) => setPlaceKind(event.target.value as Schemas['PlaceKind'])}
            />
          )}
          <Input
            aria-label={text.findPeople}
            placeholder={text.findPeople}
            allowClear
            value={typed}
            maxLength={40}
            onChange={(event) => setTyped(event.target.value)}
            style={{ marginTop: 12 }}
          />
          <FaultNote error={people.error} onRetry={() => void people.refetch()} />
          {people.isPending && <Waiting />}
          {people.data?.items.length === 0 && <p className={style.note}>{text.noPeople}</p>}
          <div className={style.people} role="group" aria-label={text.people}>
            {people.data?.items.map(({ personId, displayName, organisationName }) => (
              <Checkbox
                key={personId}
                checked={chosen.includes(personId)}
                onChange={(event) =>
                  setChosen((before) =>
                    event.target.checked
                      ? [...before, personId].slice(0, 50)
                      : before.filter((id) => id !== personId),
                  )
                }
              >
                {displayName}
                {organisationName && ` · ${organisationName}`}
              </Checkbox>
            ))}
          </div>
          <p role="status" className={style.note}>
            {text.chosen(chosen.length)}
          </p>
          {/* Without questions it still is what the button submits. */}
          <Form
            form={fields}
            layout="vertical"
            validateMessages={{ required: form.required }}
            onFinish={submit}
          >
            {questions.length > 0 && <p className={style.note}>{text.answersForAll}</p>}
            <QuestionFields questions={questions} />
          </Form>
        </>
      )}
    </Drawer>
  )
}
