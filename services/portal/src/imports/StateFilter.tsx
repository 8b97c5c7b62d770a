import type { Schemas } from '@alliance/client'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'

interface StateFilterProps {
  roster: Schemas['Import']
}

const states = ['invalid', 'failed', 'create', 'update', 'unchanged', 'skipped', 'done'] as const

/** Which rows are shown, with the number of each. */
export function StateFilter({ roster }: StateFilterProps) {
  const text = useWords(importWords)
  const { count } = useDates()
  const { state } = useSearch({ from: '/signed-in/imports/$importId' })
  const navigate = useNavigate({ from: '/imports/$importId' })
  const show = (next: typeof state) =>
    void navigate({ search: { state: next }, replace: true, resetScroll: false })
  return (
    <div role="group" aria-label={text.filter} className={style.states}>
      <button type="button" aria-pressed={state === undefined} onClick={() => show(undefined)}>
        {text.all} {count(roster.counts.total)}
      </button>
      {states
        .filter((each) => roster.counts[each] > 0 || each === state)
        .map((each) => (
          <button key={each} type="button" aria-pressed={state === each} onClick={() => show(each)}>
            {text.rowState[each]} {count(roster.counts[each])}
          </button>
        ))}
    </div>
  )
}
