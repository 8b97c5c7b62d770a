import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { Details } from './Details.tsx'
import { EditOrganisation } from './EditOrganisation.tsx'
import { organisationWords } from './organisation.words.ts'
import { Relations } from './Relations.tsx'
import { Sites } from './Sites.tsx'
import style from './OrganisationScreen.module.css'

/** The enterprise card: everything the register knows of one organisation on one date. */
export function OrganisationScreen() {
  const text = useWords(organisationWords)
  const may = useMay()
  const { organisationId } = useParams({ from: '/signed-in/organisations/$organisationId' })
  const { asOf } = useSearch({ from: '/signed-in/organisations/$organisationId' })
  const navigate = useNavigate({ from: '/organisations/$organisationId' })
  const [editing, setEditing] = useState(false)
  const query = useQuery({
    queryKey: ['organisations', 'card', organisationId, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/organisations/{organisationId}/card', {
          params: { path: { organisationId }, query: { asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      key={organisationId}
      title={card.organisation.name}
      tags={<DemoTag of={card.organisation} />}
      lead={text.kind[card.organisation.kind]}
      actions={
        <>
          <AsOfField value={asOf} onChange={(date) => void navigate({ search: { asOf: date } })} />
          {may('organisation:write') && <Button onClick={() => setEditing(true)}>{text.edit}</Button>}
        </>
      }
    >
      <DemoBanner rows={[card.organisation]} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <div className={style.card} aria-busy={query.isPlaceholderData}>
        <Details card={card} />
        <Relations card={card} />
        <Sites card={card} />
      </div>
      {editing && <EditOrganisation card={card} onClose={() => setEditing(false)} />}
    </Page>
  )
}
