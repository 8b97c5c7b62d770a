import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { useMay } from '../session/me.ts'
import { chainWords } from './chain.words.ts'
import { EndChainLink } from './EndChainLink.tsx'
import { places, type ChainLink } from './places.ts'

interface ChainListProps {
  card: Schemas['ChainCard']
}

export function ChainList({ card }: ChainListProps) {
  const text = useWords(chainWords)
  const provenance = useWords(provenanceWords)
  const { until } = useWords(listingWords)
  const may = useMay()
  const [ending, setEnding] = useState<ChainLink | null>(null)
  const rows = card.links.toSorted((a, b) => places.indexOf(a.place) - places.indexOf(b.place))
  return (
    <>
      <DataTable
        caption={text.list}
        rows={rows}
        rowKey={(link) => link.id}
        columns={[
          {
            title: text.organisation,
            heading: true,
            cell: (link) => (
              <>
                <Link
                  to="/organisations/$organisationId"
                  params={{ organisationId: link.organisationId }}
                  search={{ asOf: card.asOf }}
                >
                  {link.organisationName}
                </Link>{' '}
                <DemoTag of={link} />
              </>
            ),
          },
          { title: text.placeLabel, cell: (link) => text.place[link.place] },
          { title: text.period, cell: (link) => until(link.from, link.to) },
          { title: text.origin, cell: (link) => provenance.kind[link.provenance] },
          ...(may('chain:write')
            ? [
                {
                  title: text.actions,
                  cell: (link: ChainLink) =>
                    link.to === null && (
                      <Button
                        size="small"
                        aria-label={text.endTitle(link.organisationName)}
                        onClick={() => setEnding(link)}
                      >
                        {text.end}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {ending && <EndChainLink link={ending} onClose={() => setEnding(null)} />}
    </>
  )
}
