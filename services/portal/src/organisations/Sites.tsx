import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { AddSite } from './AddSite.tsx'
import { organisationWords } from './organisation.words.ts'

interface SitesProps {
  card: Schemas['OrganisationCard']
}

export function Sites({ card }: SitesProps) {
  const text = useWords(organisationWords)
  const { until } = useWords(listingWords)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={text.sites}
      actions={may('organisation:write') && <Button onClick={() => setAdding(true)}>{text.addSite}</Button>}
    >
      {card.sites.length === 0 ? (
        <p>{text.noSites}</p>
      ) : (
        <DataTable
          caption={text.sites}
          rows={card.sites}
          rowKey={(site) => site.id}
          columns={[
            {
              title: text.siteName,
              heading: true,
              cell: (site) => (
                <>
                  {site.name} <DemoTag of={site} />
                </>
              ),
            },
            { title: text.siteKind, cell: (site) => text.site[site.kind] },
            { title: text.address, cell: (site) => site.address },
            {
              title: text.coordinates,
              cell: (site) => site.latitude !== null && `${site.latitude}, ${site.longitude}`,
            },
            { title: text.period, cell: (site) => site.from && until(site.from, site.to) },
          ]}
        />
      )}
      {adding && <AddSite organisationId={card.organisation.id} onClose={() => setAdding(false)} />}
    </Panel>
  )
}
