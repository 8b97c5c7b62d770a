import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'
import type { Mending } from './useMending.ts'

interface CandidatesProps {
  row: Schemas['ImportRow']
  mending: Mending
}

/** The people of one name whom a row may mean, one of them to be chosen. */
export function Candidates({ row, mending }: CandidatesProps) {
  const text = useWords(importWords)
  return (
    <ul className={style.candidates} aria-label={text.candidates(row.number)}>
      {row.candidates.map(({ personId, name, title, documentMask, phoneMask }) => {
        const told = [title, documentMask ?? phoneMask].filter(Boolean).join(' · ')
        return (
          <li key={personId}>
            <span>
              {name} {told}
            </span>
            <Button
              size="small"
              loading={mending.pending === row.number}
              aria-label={`${text.chooseCandidate} ${told}`}
              onClick={() => mending.choose(row, personId)}
            >
              {text.chooseCandidate}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
