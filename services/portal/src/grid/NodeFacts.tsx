import type { Schemas } from '@alliance/client'
import { chainWords } from '../chains/chain.words.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { gridWords } from './grid.words.ts'
import { isOverdue } from './isOverdue.ts'

interface NodeFactsProps {
  card: Schemas['PartyOrganisationCard']
}

export function NodeFacts({ card }: NodeFactsProps) {
  const text = useWords(gridWords)
  const chains = useWords(chainWords)
  const provenance = useWords(provenanceWords)
  const { on, count } = useDates()
  const row = card.partyOrganisation
  return (
    <Facts
      facts={[
        [text.typeLabel, text.type[row.type]],
        [text.levelLabel, row.gridLevel && text.level(row.gridLevel)],
        [text.formLabel, row.committeeForm && text.form[row.committeeForm]],
        [text.chain, row.chainCode && chains.name[row.chainCode]],
        [text.park, row.parkCode],
        [text.functionalParent, card.functionalParent?.parentName ?? text.root],
        [text.formalParent, card.formalParent?.parentName ?? text.root],
        [text.established, on(row.establishedOn)],
        [text.dissolved, row.dissolvedOn && on(row.dissolvedOn)],
        [
          text.fullMembers,
          card.roll
            ? text.byRoll(count(card.roll.full))
            : row.fullMembers === null
              ? text.unknown
              : text.asReported(count(row.fullMembers)),
        ],
        [
          text.termDue,
          row.termDueOn &&
            `${on(row.termDueOn)}${isOverdue(row.termDueOn, card.asOf) ? `（${text.overdue}）` : ''}`,
        ],
        [
          text.source,
          <>
            {provenance.kind[row.provenance]} <DemoTag of={row} />
          </>,
        ],
        [provenance.source, row.sourceRef],
      ]}
    />
  )
}
