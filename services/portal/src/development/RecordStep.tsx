import type { Schemas } from '@alliance/client'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { caseWords } from './case.words.ts'
import { acts, type Act } from './development.words.ts'
import { EntryFields, noFigures } from './EntryFields.tsx'

type Entry = Schemas['DevelopmentEntry']
type Values = Pick<Entry, 'on' | 'decider' | 'outcome' | 'opinion'> & {
  figures?: Partial<Entry['figures']>
  reason?: string
}

interface RecordStepProps {
  caseId: string
  act: Act
  /** Given: this entry is corrected. */
  wrong?: Entry
  onClose: () => void
}

/** Records a step, or what stands instead of a wrong entry. */
export function RecordStep({ caseId, act, wrong, onClose }: RecordStepProps) {
  const text = useWords(caseWords)
  const read = useBilingual()
  const send = ({ on, decider, outcome, opinion = null, figures, reason = '' }: Values, key: string) => {
    const fields = { on, decider, opinion, figures: { ...noFigures, ...figures } }
    return wrong
      ? settled(
          api.POST('/api/v1/membership/development-cases/{caseId}/entries/{entryId}/corrections', {
            params: { path: { caseId, entryId: wrong.id }, header: keyed(key) },
            body: { ...fields, outcome: outcome ?? 'done', reason },
          }),
        )
      : settled(
          api.POST('/api/v1/membership/development-cases/{caseId}/entries', {
            params: { path: { caseId }, header: keyed(key) },
            body: {
              ...fields,
              act,
              outcome: outcome === 'not_passed' ? outcome : 'done',
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
  }
  return (
    <FormDrawer<Values, Entry>
      title={`${wrong ? text.correct : text.record} · ${read(acts[act].name)}`}
      onClose={onClose}
      initial={
        wrong
          ? {
              on: wrong.on,
              decider: wrong.decider,
              outcome: wrong.outcome,
              opinion: wrong.opinion,
              figures: wrong.figures,
            }
          : { on: today(), outcome: 'done' }
      }
      refreshes={[['development']]}
      write={send}
    >
      <EntryFields act={act} correcting={wrong !== undefined} />
    </FormDrawer>
  )
}
