import type { Schemas } from '@alliance/client'
import { Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { resourceWords } from './resource.words.ts'

type Match = Schemas['Match']
const refreshes = [['circle']]

interface OneMatchProps {
  match: Match
  onClose: () => void
}
interface DeclineMatchProps extends OneMatchProps {
  side: Schemas['MatchSide']
}

export function DeclineMatch({ match, side, onClose }: DeclineMatchProps) {
  const text = useWords(resourceWords)
  const label = text.declineFor(side === 'need' ? text.sideNeed : text.sideOffer)
  return (
    <FormDrawer<{ reason: string }, Match>
      title={label}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={label}
      write={({ reason }, key) =>
        settled(
          api.POST('/api/v1/membership/matches/{matchId}/refusal', {
            params: { path: { matchId: match.id }, header: keyed(key) },
            body: { side, reason },
          }),
        )
      }
    >
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function RecordOutcome({ match, onClose }: OneMatchProps) {
  const text = useWords(resourceWords)
  return (
    <FormDrawer<Schemas['MatchOutcome'], Match>
      title={text.outcome}
      onClose={onClose}
      initial={{ outcome: 'realised' }}
      refreshes={refreshes}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/matches/{matchId}/outcome', {
            params: { path: { matchId: match.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="outcome" label={text.outcomeLabel} rules={[{ required: true }]}>
        <Select options={optionsOf({ realised: text.realised, failed: text.failed })} />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
