import { Link } from '@tanstack/react-router'
import { chainWords } from '../chains/chain.words.ts'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import type { Circle, Partner } from './circle.ts'
import { circleWords } from './circle.words.ts'

interface PartnerListProps {
  circle: Circle
  partners: Partner[]
}

/** The picture's partners in words. */
export function PartnerList({ circle, partners }: PartnerListProps) {
  const text = useWords(circleWords)
  const { name } = useWords(chainWords)
  const matchesOf = ({ organisationId }: Partner) => {
    const mine = circle.matches.filter((match) => match.organisationId === organisationId)
    const sum = (state: 'proposed' | 'accepted' | 'realised') =>
      mine.reduce((total, match) => total + match[state], 0)
    return mine.length > 0 && text.matchCount(sum('proposed'), sum('accepted'), sum('realised'))
  }
  return (
    <DataTable
      caption={text.partners}
      rows={partners}
      rowKey={({ organisationId }) => organisationId}
      columns={[
        {
          title: text.partnerColumn,
          heading: true,
          cell: (partner) => (
            <>
              <Link to="/organisations/$organisationId" params={{ organisationId: partner.organisationId }}>
                {partner.name}
              </Link>{' '}
              <DemoTag of={partner} />
            </>
          ),
        },
        { title: text.category, cell: (partner) => text.partner[partner.category] },
        { title: text.chains, cell: (partner) => partner.chains.map((code) => name[code]).join('、') },
        {
          title: text.openOffers,
          cell: (partner) =>
            partner.openOffers > 0 && (
              <Link to="/circle/offers" search={{ organisationId: partner.organisationId }}>
                {partner.openOffers}
              </Link>
            ),
        },
        { title: text.inMatches, cell: matchesOf },
      ]}
    />
  )
}
