import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useBilingual, useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { caseWords } from './case.words.ts'
import { acts, numberOf, type Act } from './development.words.ts'
import style from './Development.module.css'
import { Tag } from '../listing/Tag.tsx'

type Entry = Schemas['DevelopmentEntry']

interface StepProps {
  of: Schemas['DevelopmentActStatus']
  card: Schemas['DevelopmentCard']
  onRecord?: ((act: Act) => void) | undefined
  onCorrect?: ((entry: Entry) => void) | undefined
}

const clockTones = {
  overdue: 'bad',
  late: 'bad',
  too_early: 'bad',
  due_soon: 'soon',
  kept: 'good',
  reached: 'good',
  running: 'plain',
  waiting: 'plain',
  by_hand: 'plain',
} as const

/** One step: its number and name, what is recorded of it, from when it is possible, its rules with their articles. */
export function Step({ of, card, onRecord, onCorrect }: StepProps) {
  const text = useWords(caseWords)
  const read = useBilingual()
  const name = read(acts[of.act].name)
  const { entry } = of
  const clocks = card.clocks.filter(({ rule }) => of.rules.includes(rule))
  const again = entry !== null && of.state === 'possible'
  return (
    <li className={style.step} data-done={entry !== null}>
      <span className={style.number}>{numberOf(of.act) ?? '·'}</span>
      <div>
        <div className={style.line}>
          <h3>{name}</h3>
          {entry ? (
            <Tag tone={entry.outcome === 'done' ? 'good' : 'bad'}>
              {entry.outcome === 'done' ? text.states.recorded : text.notPassed}
            </Tag>
          ) : (
            <Tag tone={of.state === 'possible' ? 'soon' : of.state === 'lapsed' ? 'bad' : 'plain'}>
              {text.states[of.state]}
            </Tag>
          )}
          {of.skipped && <Tag tone="bad">{text.skipped}</Tag>}
          {entry && onCorrect && (
            <Button
              size="small"
              type="link"
              onClick={() => onCorrect(entry)}
              aria-label={`${text.correct} ${name}`}
            >
              {text.correct}
            </Button>
          )}
          {onRecord && of.state === 'possible' && (
            <Button
              size="small"
              type={again ? 'default' : 'primary'}
              onClick={() => onRecord(of.act)}
              aria-label={`${text.record} ${name}`}
            >
              {text.record}
            </Button>
          )}
        </div>
        {entry && <Recorded of={entry} />}
        {!entry && of.earliestOn && of.state !== 'closed' && (
          <p className={style.fact}>
            {text.earliest(of.earliestOn)}
            {of.provisional && ` · ${text.provisional}`}
          </p>
        )}
        {!entry && of.missing.length > 0 && of.state === 'missing' && (
          <p className={style.fact}>{of.missing.map((act) => read(acts[act].name)).join('、')}</p>
        )}
        {of.earlier.length > 0 && (
          <details>
            <summary>{text.earlier}</summary>
            {of.earlier.map((each) => (
              <Recorded key={each.id} of={each} />
            ))}
          </details>
        )}
        {clocks.map((clock) => (
          <p key={clock.rule} className={style.clock}>
            <code>{clock.rule}</code> {read(clock.text)}
            <small>{read(clock.article)}</small>
            <Tag tone={clockTones[clock.state]}>{text.clock[clock.state]}</Tag>
            {clock.date && clock.kind === 'deadline' && <small>{text.due(clock.date)}</small>}
            {clock.date && clock.kind === 'earliest' && <small>{text.earliest(clock.date)}</small>}
          </p>
        ))}
      </div>
    </li>
  )
}

interface RecordedProps {
  of: Entry
}

export const Recorded = ({ of }: RecordedProps) => (
  <p className={style.fact}>
    <time dateTime={of.on}>{of.on}</time> · {of.decider}
    {of.reason && ` · ${of.reason}`} <DemoTag of={of} />
  </p>
)
