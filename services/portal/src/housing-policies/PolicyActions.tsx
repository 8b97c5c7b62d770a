import type { Schemas } from '@alliance/client'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import { NoteFields } from './PoliciesScreen.tsx'
import { policyWords } from './policy.words.ts'

interface PolicyActionsProps {
  policy: Schemas['HousingPolicyText']
}
type Policy = Schemas['HousingPolicy']
const refreshes = [['housing-policies']]

/** What may come next for a version: on to the next state, back, or away. */
export function PolicyActions({ policy }: PolicyActionsProps) {
  const text = useWords(policyWords)
  const may = useMay()
  const [doing, setDoing] = useState<'note' | 'return' | 'withdrawal'>()
  const sent = { params: { path: { housingPolicyId: policy.id }, header: ifMatch(policy) } }
  const submit = useIntent<void, Policy>({
    write: () =>
      settled(api.POST('/api/v1/talent-housing/housing-policies/{housingPolicyId}/submission', sent)),
    refreshes,
  })
  const publish = useIntent<void, Policy>({
    write: () =>
      settled(api.POST('/api/v1/talent-housing/housing-policies/{housingPolicyId}/publication', sent)),
    refreshes,
  })
  const { state, phase } = policy
  const mayWrite = may('housing-policy:write')
  const withdrawable = state === 'draft' || state === 'submitted' || phase === 'upcoming'
  return (
    <>
      {mayWrite && state === 'draft' && (
        <>
          <Button
            type="primary"
            loading={submit.isPending}
            disabled={policy.faults.length > 0}
            onClick={() => submit.mutate()}
          >
            {text.submit}
          </Button>
          <Button onClick={() => setDoing('note')}>{text.editNote}</Button>
        </>
      )}
      {may('housing-policy:publish') && state === 'submitted' && (
        <>
          <Button
            type="primary"
            loading={publish.isPending}
            disabled={policy.own}
            onClick={() => publish.mutate()}
          >
            {text.publish}
          </Button>
          <Button onClick={() => setDoing('return')}>{text.giveBack}</Button>
        </>
      )}
      {mayWrite && withdrawable && <Button onClick={() => setDoing('withdrawal')}>{text.withdraw}</Button>}
      <FaultNote error={submit.error ?? publish.error} />
      {doing === 'note' && <EditNote policy={policy} onClose={() => setDoing(undefined)} />}
      {doing !== undefined && doing !== 'note' && (
        <GiveReason
          title={doing === 'return' ? text.giveBack : text.withdraw}
          onClose={() => setDoing(undefined)}
          write={(body) =>
            settled(
              doing === 'return'
                ? api.POST('/api/v1/talent-housing/housing-policies/{housingPolicyId}/return', {
                    ...sent,
                    body,
                  })
                : api.POST('/api/v1/talent-housing/housing-policies/{housingPolicyId}/withdrawal', {
                    ...sent,
                    body,
                  }),
            )
          }
        />
      )}
    </>
  )
}

interface EditNoteProps extends PolicyActionsProps {
  onClose: () => void
}

function EditNote({ policy, onClose }: EditNoteProps) {
  const text = useWords(policyWords)
  return (
    <FormDrawer<Pick<Policy, 'effectiveFrom' | 'note'>, Schemas['HousingPolicyText']>
      title={text.editNote}
      onClose={onClose}
      initial={{ effectiveFrom: policy.effectiveFrom, note: policy.note }}
      refreshes={refreshes}
      touchedOnly
      write={(body) =>
        settled(
          api.PATCH('/api/v1/talent-housing/housing-policies/{housingPolicyId}', {
            params: { path: { housingPolicyId: policy.id }, header: ifMatch(policy) },
            body,
          }),
        )
      }
    >
      <NoteFields />
    </FormDrawer>
  )
}

interface GiveReasonProps {
  title: string
  onClose: () => void
  write: (body: Schemas['HousingPolicyReason']) => Promise<Policy>
}

function GiveReason({ title, onClose, write }: GiveReasonProps) {
  const text = useWords(policyWords)
  return (
    <FormDrawer<Schemas['HousingPolicyReason'], Policy>
      title={title}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={title}
      write={write}
    >
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
