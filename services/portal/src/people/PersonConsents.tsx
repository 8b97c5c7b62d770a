import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import style from './Person.module.css'
import { personWords } from './person.words.ts'

interface PersonConsentsProps {
  personId: string
  closed: boolean
}

/** What the person consented to and withdrew; what was said at the window is entered here. */
export function PersonConsents({ personId, closed }: PersonConsentsProps) {
  const text = useWords(personWords)
  const language = useLanguage()
  const { at } = useDates()
  const may = useMay()
  const [entering, setEntering] = useState(false)
  const query = useQuery({
    queryKey: ['people', 'consents', personId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/people/{personId}/consents', { params: { path: { personId } } })),
  })
  const said = query.data?.states.filter(({ since }) => since !== null) ?? []
  return (
    <Panel
      title={text.consents}
      actions={
        may('person:write') &&
        !closed && <Button onClick={() => setEntering(true)}>{text.enterConsent}</Button>
      }
    >
      {!query.data &&
        (query.error ? (
          <FaultNote error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Waiting lines={2} />
        ))}
      {query.data && said.length === 0 && <p>{text.noConsents}</p>}
      <ul className={style.list}>
        {said.map(({ purpose, state, since }) => (
          <li key={purpose.code}>
            <span>
              {purpose.title[language]}{' '}
              <Tag tone={state === 'given' ? 'good' : 'bad'}>
                {state === 'given' ? text.acts.given : text.acts.withdrawn}
              </Tag>
            </span>
            <small>{since && at(since)}</small>
          </li>
        ))}
      </ul>
      {entering && query.data && (
        <EnterConsent
          personId={personId}
          purposes={query.data.states.map(({ purpose }) => purpose).filter(({ basis }) => basis !== 'duty')}
          onClose={() => setEntering(false)}
        />
      )}
    </Panel>
  )
}

interface EnterConsentProps {
  personId: string
  purposes: Schemas['Purpose'][]
  onClose: () => void
}

type Values = Omit<Schemas['EnteredConsent'], 'version'>

function EnterConsent({ personId, purposes, onClose }: EnterConsentProps) {
  const text = useWords(personWords)
  const language = useLanguage()
  const required = [{ required: true }]
  return (
    <FormDrawer<Values, Schemas['Consent']>
      title={text.enterConsent}
      initial={{ act: 'given', channel: 'paper' }}
      refreshes={[['people']]}
      onClose={onClose}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/people/{personId}/consents', {
            params: { path: { personId }, header: keyed(key) },
            body: { ...values, version: purposes.find(({ code }) => code === values.purpose)!.version },
          }),
        )
      }
    >
      <Form.Item name="purpose" label={text.purpose} rules={required}>
        <Select options={purposes.map(({ code, title }) => ({ value: code, label: title[language] }))} />
      </Form.Item>
      <Form.Item name="act" label={text.act} rules={required}>
        <Select options={optionsOf(text.acts)} />
      </Form.Item>
      <Form.Item name="channel" label={text.channelLabel} rules={required}>
        <Select options={optionsOf(text.channels)} />
      </Form.Item>
      <Form.Item name="evidence" label={text.evidence} extra={text.evidenceHint} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDrawer>
  )
}
