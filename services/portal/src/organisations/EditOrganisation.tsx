import type { Schemas } from '@alliance/client'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { OrganisationFields } from './OrganisationFields.tsx'
import { organisationWords } from './organisation.words.ts'

interface EditOrganisationProps {
  card: Schemas['OrganisationCard']
  onClose: () => void
}

export function EditOrganisation({ card, onClose }: EditOrganisationProps) {
  const text = useWords(organisationWords)
  const path = { organisationId: card.organisation.id }
  const [read, setRead] = useState(card.organisation)
  const {
    name,
    kind,
    creditCode,
    aliases,
    parentId,
    industryCodes,
    digitalClass,
    partyStatus,
    description,
    website,
  } = card.organisation
  const reload = async () => {
    setRead(await settled(api.GET('/api/v1/membership/organisations/{organisationId}', { params: { path } })))
    await queries.invalidateQueries({ queryKey: ['organisations'] })
  }
  return (
    <FormDrawer<Schemas['OrganisationChange'], Schemas['Organisation']>
      touchedOnly
      title={text.editTitle}
      onClose={onClose}
      initial={{
        name,
        kind,
        creditCode,
        aliases,
        parentId,
        industryCodes,
        digitalClass,
        partyStatus,
        description,
        website,
      }}
      refreshes={[['organisations'], ['public-overview'], ['members'], ['chains']]}
      onReload={() => void reload()}
      write={(values) =>
        settled(
          api.PATCH('/api/v1/membership/organisations/{organisationId}', {
            params: { path, header: ifMatch(read) },
            body: values,
          }),
        )
      }
    >
      <OrganisationFields parent={card.parent && { value: card.parent.id, label: card.parent.name }} />
    </FormDrawer>
  )
}
