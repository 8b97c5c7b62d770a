import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { useMay } from '../session/me.ts'
import { ChangeJob } from './ChangeJob.tsx'
import { EndJob } from './EndJob.tsx'
import style from './Person.module.css'
import { personWords } from './person.words.ts'

interface EmploymentsProps {
  card: Schemas['PersonCard']
  /** Whether the record is merged into another or erased: nothing is entered any more. */
  closed: boolean
}

/** Where a person worked and works. */
export function Employments({ card, closed }: EmploymentsProps) {
  const text = useWords(personWords)
  const { until } = useWords(listingWords)
  const writable = useMay()('person:write') && !closed
  const [changing, setChanging] = useState(false)
  const [ending, setEnding] = useState<Schemas['Employment'] | null>(null)
  return (
    <Panel
      title={text.employments}
      actions={writable && <Button onClick={() => setChanging(true)}>{text.changeJob}</Button>}
    >
      {card.employments.length === 0 && <p>{text.noEmployments}</p>}
      <ul className={style.list}>
        {card.employments.map((each) => (
          <li key={each.id}>
            <span>
              <Link
                to="/organisations/$organisationId"
                params={{ organisationId: each.organisationId }}
                search={{}}
              >
                {each.organisationName}
              </Link>
              {each.title && ` · ${each.title}`}
              {each.backbone && ` · ${text.backbone[each.backbone]}`}
              {each.frontline && ` · ${text.frontline}`}
            </span>
            <span>
              <small>{until(each.from, each.to)}</small>{' '}
              {writable && each.to === null && (
                <Button
                  size="small"
                  aria-label={text.endJobAt(each.organisationName)}
                  onClick={() => setEnding(each)}
                >
                  {text.endJob}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {changing && <ChangeJob personId={card.id} onClose={() => setChanging(false)} />}
      {ending && <EndJob personId={card.id} employment={ending} onClose={() => setEnding(null)} />}
    </Panel>
  )
}
