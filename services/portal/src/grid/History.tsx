import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { gridWords } from './grid.words.ts'
import style from './GridScreen.module.css'

interface HistoryProps {
  edges: Schemas['PartyOrganisationCard']['history']
}

export function History({ edges }: HistoryProps) {
  const text = useWords(gridWords)
  const { until } = useWords(listingWords)
  const known = edges.filter((edge) => edge !== null)
  if (known.length === 0) return <p>{text.noHistory}</p>
  return (
    <ul className={style.list}>
      {known.map((edge) => (
        <li key={edge.id}>
          <span>
            {text.treeShort[edge.tree]} · {edge.parentName} <DemoTag of={edge} />
          </span>
          <small>{until(edge.from, edge.to)}</small>
        </li>
      ))}
    </ul>
  )
}
