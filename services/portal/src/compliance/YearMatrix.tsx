import type { Schemas } from '@alliance/client'
import { useRef } from 'react'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { useOverflows } from '../listing/useOverflows.ts'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'
import { stateTones } from './tones.ts'

interface YearMatrixProps {
  compliance: Schemas['BranchCompliance']
}

const width = { month: 1, quarter: 3, year: 12 }
/** Tells states apart without colour. */
const signs: Record<Schemas['ComplianceState'], string> = {
  fulfilled: '✓',
  open: '…',
  due_soon: '!',
  overdue: '✗',
  ahead: '',
  not_required: '—',
}
const legend = ['fulfilled', 'open', 'due_soon', 'overdue'] as const

/** The year at a glance: a row of each kind, as wide as its periods. */
export function YearMatrix({ compliance: { kinds, year } }: YearMatrixProps) {
  const text = useWords(complianceWords)
  const asked = kinds.filter(({ periods }) => periods.some(({ state }) => state !== 'not_required'))
  const box = useRef<HTMLDivElement>(null)
  const overflows = useOverflows(box)
  const caption = `${text.year} ${year}`
  return (
    <>
      {/* Whoever has no pointer scrolls with the arrow keys, which need the focus. */}
      <div
        ref={box}
        className={style.scroller}
        {...(overflows && { tabIndex: 0, role: 'region', 'aria-label': caption })}
      >
        <table className={style.matrix}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.kind}</th>
              {Array.from({ length: 12 }, (_, month) => (
                <th key={month} scope="col">
                  {text.month(month + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.map(({ kind, per, periods }) => (
              <tr key={kind}>
                <th scope="row">{text.kinds[kind]}</th>
                {periods.map(({ period, held, required, state }) => (
                  <td key={period} colSpan={width[per]} data-state={state} title={text.states[state]}>
                    <span aria-hidden="true">
                      {signs[state]} {state !== 'not_required' && `${held}/${required}`}
                    </span>
                    <span className="visually-hidden">{`${held}/${required} ${text.states[state]}`}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={style.legend}>
        {legend.map((state) => (
          <Tag key={state} tone={stateTones[state]}>
            {`${signs[state]} ${text.states[state]}`}
          </Tag>
        ))}
      </p>
    </>
  )
}
