import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { chainWords } from '../chains/chain.words.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { postWords } from './post.words.ts'

interface AppointProps {
  partyOrganisationId: string
  hookups: Schemas['Hookup'][]
  onClose: () => void
}

interface Values {
  personId: string
  post: Schemas['PostKind']
  from: string
  /** `<kind> <id>` of what the seat is held by virtue of. */
  bound: string
}

const sourceOf = (bound: string): Schemas['NewPost']['boundTo'] => {
  const [kind, id] = bound.split(' ')
  return id ? { kind: kind as Schemas['PostSource']['kind'], id } : null
}

/** Appoints to a seat; offers what the chosen person may hold it by virtue of. */
export function Appoint({ partyOrganisationId, hookups, onClose }: AppointProps) {
  const text = useWords(postWords)
  const chains = useWords(chainWords)
  const [personId, setPersonId] = useState<string | null>(null)
  const employments = useQuery({
    queryKey: ['people', 'card', personId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/people/{personId}', { params: { path: { personId: personId! } } })),
    enabled: personId !== null,
    staleTime: 300_000,
  })
  const bounds = [
    { value: '', label: text.free },
    ...hookups
      .filter((each) => each.personId === personId)
      .map((each) => ({ value: `hookup ${each.id}`, label: text.byHookup(chains.name[each.chainCode]) })),
    ...(employments.data?.employments ?? [])
      .filter((each) => each.to === null)
      .map((each) => ({ value: `employment ${each.id}`, label: text.byEmployment(each.organisationName) })),
  ]
  return (
    <FormDrawer<Values, Schemas['Post']>
      title={text.appoint}
      onClose={onClose}
      initial={{ from: today(), bound: '' }}
      refreshes={[['grid'], ['dues'], ['chains']]}
      write={({ bound, ...values }, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/posts', {
            params: { path: { partyOrganisationId }, header: keyed(key) },
            body: { ...values, boundTo: sourceOf(bound), sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item
        name="personId"
        label={text.person}
        rules={[{ required: true }]}
        getValueFromEvent={(value: string | null) => {
          setPersonId(value)
          return value
        }}
      >
        <PersonSelect />
      </Form.Item>
      <Form.Item name="post" label={text.seat} rules={[{ required: true }]}>
        <Select options={optionsOf(text.post)} />
      </Form.Item>
      <Form.Item name="bound" label={text.bound} extra={text.boundHint}>
        <Select options={bounds} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
