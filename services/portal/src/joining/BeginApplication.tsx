import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { applicationWords } from './application.words.ts'
import { ApplicationFields } from './ApplicationFields.tsx'
import { joiningWords } from './joining.words.ts'

type Application = Schemas['MemberApplication']
type Content = Schemas['MemberApplicationChange']
type Values = Content & Pick<Schemas['NewMemberApplication'], 'organisationId' | 'kind' | 'chainCode'>

interface BeginApplicationProps {
  onClose: () => void
}

/** A new draft; it opens once it is saved, and is submitted from there. */
export function BeginApplication({ onClose }: BeginApplicationProps) {
  const text = useWords(applicationWords)
  const joining = useWords(joiningWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Application>
      title={joining.begin}
      onClose={onClose}
      initial={{ charterAccepted: false }}
      refreshes={[['joining']]}
      submitLabel={text.saveDraft}
      done={({ id }) => void navigate({ to: '/joining/$applicationId', params: { applicationId: id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications', {
            params: { header: keyed(key) },
            body: {
              ...values,
              statement: values.statement ?? '',
              contribution: values.contribution ?? '',
              expectation: values.expectation ?? '',
              charterAccepted: values.charterAccepted ?? false,
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={joining.organisation} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <ApplicationFields />
    </FormDrawer>
  )
}

interface EditApplicationProps {
  application: Application
  onClose: () => void
}

export function EditApplication({ application, onClose }: EditApplicationProps) {
  const text = useWords(applicationWords)
  const { kind, chainCode, statement, contribution, expectation, charterAccepted } = application
  return (
    <FormDrawer<Content, Application>
      title={text.edit}
      onClose={onClose}
      initial={{ kind, chainCode, statement, contribution, expectation, charterAccepted }}
      touchedOnly
      refreshes={[['joining']]}
      submitLabel={text.saveDraft}
      write={(values) =>
        settled(
          api.PATCH('/api/v1/membership/member-applications/{applicationId}', {
            params: { path: { applicationId: application.id }, header: ifMatch(application) },
            body: values,
          }),
        )
      }
    >
      <ApplicationFields />
    </FormDrawer>
  )
}
