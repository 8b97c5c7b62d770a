import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { mergeWords } from './merge.words.ts'

interface Values {
  reason: string
}

interface ReasonProps {
  label: string
  hint: string
}

const Reason = ({ label, hint }: ReasonProps) => (
  <Form.Item name="reason" label={label} extra={hint} rules={[{ required: true, min: 4, max: 500 }]}>
    <Input.TextArea autoSize={{ minRows: 3 }} maxLength={500} />
  </Form.Item>
)

/** What a merge and a telling apart make stale; the comparison behind the form has come to its end. */
const refreshes = [['duplicates'], ['merges'], ['people']]

interface MergeReasonProps {
  winnerId: string
  body: Omit<Schemas['NewMerge'], 'reason'>
  onDone: (merge: Schemas['PersonMerge']) => void
  onClose: () => void
}

export function MergeReason({ winnerId, body, onDone, onClose }: MergeReasonProps) {
  const text = useWords(mergeWords)
  return (
    <FormDrawer<Values, Schemas['PersonMerge']>
      title={text.merge}
      submitLabel={text.merge}
      initial={{}}
      refreshes={refreshes}
      onClose={onClose}
      done={onDone}
      write={({ reason }, key) =>
        settled(
          api.POST('/api/v1/membership/people/{personId}/merges', {
            params: { path: { personId: winnerId }, header: keyed(key) },
            body: { ...body, reason },
          }),
        )
      }
    >
      <Reason label={text.reason} hint={text.reasonHint} />
    </FormDrawer>
  )
}

interface TellApartProps {
  pairId: string
  onDone: () => void
  onClose: () => void
}

export function TellApart({ pairId, onDone, onClose }: TellApartProps) {
  const text = useWords(mergeWords)
  return (
    <FormDrawer<Values, Schemas['DuplicatePair']>
      title={text.apart}
      initial={{}}
      refreshes={refreshes}
      onClose={onClose}
      done={onDone}
      write={({ reason }, key) =>
        settled(
          api.POST('/api/v1/membership/duplicates/{duplicateId}/distinct', {
            params: { path: { duplicateId: pairId }, header: keyed(key) },
            body: { reason },
          }),
        )
      }
    >
      <Reason label={text.apartReason} hint={text.apartHint} />
    </FormDrawer>
  )
}

interface UndoMergeProps {
  mergeId: string
  leave: string[]
  onClose: () => void
}

export function UndoMerge({ mergeId, leave, onClose }: UndoMergeProps) {
  const text = useWords(mergeWords)
  return (
    <FormDrawer<Values, Schemas['PersonMerge']>
      title={text.undo}
      submitLabel={text.undo}
      initial={{}}
      refreshes={[...refreshes, ['merge-preview']]}
      onClose={onClose}
      write={({ reason }, key) =>
        settled(
          api.POST('/api/v1/membership/person-merges/{mergeId}/undo', {
            params: { path: { mergeId }, header: keyed(key) },
            body: { reason, leave },
          }),
        )
      }
    >
      <p>{text.undoLead}</p>
      <Reason label={text.undoReason} hint={text.undoHint} />
    </FormDrawer>
  )
}
