import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDates, type DateOnly } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { EndCoverage } from './EndCoverage.tsx'
import { gridWords } from './grid.words.ts'
import style from './GridScreen.module.css'

interface CoverageListProps {
  coverage: Schemas['Coverage'][]
  asOf: DateOnly
  writable: boolean
}

export function CoverageList({ coverage, asOf, writable }: CoverageListProps) {
  const text = useWords(gridWords)
  const { until } = useWords(listingWords)
  const { count } = useDates()
  const [ending, setEnding] = useState<Schemas['Coverage'] | null>(null)
  if (coverage.length === 0) return <p>{text.noCoverage}</p>
  return (
    <>
      <ul className={style.list}>
        {coverage.map((each) => (
          <li key={each.id}>
            <span>
              <Link
                to="/organisations/$organisationId"
                params={{ organisationId: each.organisationId }}
                search={{ asOf }}
              >
                {each.organisationName}
              </Link>{' '}
              <DemoTag of={each} />
              {each.fullMembers !== null && <small> {text.members(count(each.fullMembers))}</small>}
            </span>
            <span>
              <small>{until(each.from, each.to)}</small>{' '}
              {writable && each.to === null && (
                <Button
                  size="small"
                  aria-label={text.endTitle(each.organisationName)}
                  onClick={() => setEnding(each)}
                >
                  {text.endCoverage}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {ending && <EndCoverage coverage={ending} onClose={() => setEnding(null)} />}
    </>
  )
}
