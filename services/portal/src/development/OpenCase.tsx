import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { developmentWords } from './development.words.ts'

interface OpenCaseProps {
  onClose: () => void
}
type Values = Pick<Schemas['NewDevelopmentCase'], 'personId' | 'partyOrganisationId' | 'openedOn'>

export function OpenCase({ onClose }: OpenCaseProps) {
  const text = useWords(developmentWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['DevelopmentCase']>
      title={text.open}
      onClose={onClose}
      initial={{ openedOn: today() }}
      refreshes={[['development']]}
      done={({ id }) => void navigate({ to: '/development/$caseId', params: { caseId: id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/development-cases', {
            params: { header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="personId" label={text.person} rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="partyOrganisationId" label={text.branch} rules={[{ required: true }]}>
        <PartyOrganisationSelect />
      </Form.Item>
      <Form.Item name="openedOn" label={text.openedOn} rules={[{ required: true }]} extra={text.openedHint}>
        <DateField max={today()} />
      </Form.Item>
    </FormDrawer>
  )
}
