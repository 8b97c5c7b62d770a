import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { personWords } from '../people/person.words.ts'
import style from './Merge.module.css'
import { mergeWords } from './merge.words.ts'
import { MergeReason, TellApart } from './ReasonForms.tsx'

type Preview = Schemas['MergePreview']
type Field = Schemas['MergeField']
type Choice = Schemas['MergeChoice']

interface DecideProps {
  preview: Preview
  pairId: string | undefined
}

/** What is to be chosen before two records are merged, each with what is proposed. */
export function Decide({ preview, pairId }: DecideProps) {
  const text = useWords(mergeWords)
  const people = useWords(personWords)
  const { until } = useWords(listingWords)
  const { count } = useDates()
  const navigate = useNavigate()
  const [take, setTake] = useState(
    () => new Set(preview.fields.filter((each) => each.take).map((each) => each.field)),
  )
  const [choices, setChoices] = useState(
    () => new Map(preview.conflicts.map(({ id, proposed }): [string, Choice] => [id, proposed])),
  )
  const [asking, setAsking] = useState<'merge' | 'apart' | null>(null)
  const shown = (field: Field, value: string | null): string => {
    if (value === null) return text.unknown
    if (field === 'account') return text.linked
    return field === 'education' ? people.educationName[value as Schemas['Education']] : value
  }
  const choose = (field: Field, taken: boolean) =>
    setTake((known) => new Set(taken ? [...known, field] : [...known].filter((each) => each !== field)))
  return (
    <>
      {preview.blockers.length > 0 && (
        <Panel title={text.blockers}>
          <ul className={style.warning} role="alert">
            {preview.blockers.map(({ code, subject }) => (
              <li key={code + subject}>{text.blocker[code]}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={text.fields}>
        {preview.fields.length === 0 && <p>{text.nothingToTake}</p>}
        {preview.fields.map(({ field, winner, loser }) => (
          <fieldset key={field} className={style.choice}>
            <legend>{text.fieldName[field]}</legend>
            <Radio.Group
              aria-label={text.takeOf(text.fieldName[field])}
              value={take.has(field)}
              onChange={(event) => choose(field, event.target.value as boolean)}
              options={[
                { value: false, label: `${text.staying}：${shown(field, winner)}` },
                { value: true, label: `${text.merging}：${shown(field, loser)}` },
              ]}
            />
          </fieldset>
        ))}
      </Panel>
      {preview.conflicts.length > 0 && (
        <Panel title={text.conflicts}>
          <p>{text.conflictsLead}</p>
          {preview.conflicts.map((conflict) => (
            <fieldset key={conflict.id} className={style.choice}>
              <legend>{text.kind[conflict.kind]}</legend>
              <ul className={style.rows}>
                {(['winner', 'loser'] as const).map((side) => (
                  <li key={side}>
                    {side === 'winner' ? text.staying : text.merging}：{conflict[side].title}{' '}
                    <small>{until(conflict[side].from, conflict[side].to)}</small>
                  </li>
                ))}
              </ul>
              <Radio.Group
                aria-label={text.kind[conflict.kind]}
                value={choices.get(conflict.id)}
                onChange={(event) =>
                  setChoices((known) => new Map(known).set(conflict.id, event.target.value as Choice))
                }
                options={conflict.choices.map((choice) => ({ value: choice, label: text.choice[choice] }))}
              />
            </fieldset>
          ))}
        </Panel>
      )}
      <Panel title={text.moves}>
        {preview.moves.length === 0 && <p>{text.movesNone}</p>}
        <ul className={style.moves}>
          {preview.moves.map(({ what, rows }) => (
            <li key={what}>
              {text.moveName[what]}
              <strong>{text.rows(count(rows))}</strong>
            </li>
          ))}
        </ul>
      </Panel>
      <div className={style.foot}>
        <Button type="primary" disabled={preview.blockers.length > 0} onClick={() => setAsking('merge')}>
          {text.merge}
        </Button>
        {pairId && <Button onClick={() => setAsking('apart')}>{text.apart}</Button>}
      </div>
      {asking === 'merge' && (
        <MergeReason
          winnerId={preview.winner.id}
          body={{
            loserId: preview.loser.id,
            take: [...take],
            choices: [...choices].map(([conflict, choice]) => ({ conflict, choice })),
          }}
          onDone={(merge) => void navigate({ to: '/person-merges/$mergeId', params: { mergeId: merge.id } })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'apart' && pairId && (
        <TellApart
          pairId={pairId}
          onDone={() => void navigate({ to: '/duplicates' })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
