import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { organisationWords } from './organisation.words.ts'

interface DetailsProps {
  card: Schemas['OrganisationCard']
}

export function Details({ card }: DetailsProps) {
  const text = useWords(organisationWords)
  const provenance = useWords(provenanceWords)
  const { at } = useDates()
  const row = card.organisation
  const link = ({ id, name }: { id: string; name: string }) => (
    <Link key={id} to="/organisations/$organisationId" params={{ organisationId: id }}>
      {name}
    </Link>
  )
  return (
    <Panel title={text.details}>
      <Facts
        facts={[
          [text.creditCode, row.creditCode && <code>{row.creditCode}</code>],
          [text.aliases, row.aliases.join('、')],
          [text.parent, card.parent && link(card.parent)],
          [
            text.branchOffices,
            card.branchOffices.length > 0 &&
              card.branchOffices.map((each) => <div key={each.id}>{link(each)}</div>),
          ],
          [text.industry, row.industryCodes.join('、')],
          [text.digital, row.digitalClass && text.digitalClass[row.digitalClass]],
          [text.party, row.partyStatus && text.partyStatus[row.partyStatus]],
          [
            text.website,
            row.website && (
              <a href={row.website} rel="noreferrer" target="_blank">
                {row.website}
              </a>
            ),
          ],
          [text.description, row.description],
          [provenance.title, provenance.kind[row.provenance]],
          [provenance.source, row.sourceRef],
          [text.entered, at(row.createdAt)],
          [text.updated, row.updatedAt !== row.createdAt && at(row.updatedAt)],
        ]}
      />
    </Panel>
  )
}
