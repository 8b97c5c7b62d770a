import type { Schemas } from '@alliance/client'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useNarrow } from '../circle/useNarrow.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useDebounced } from '../listing/useDebounced.ts'
import { operationsWords } from '../operations/operations.words.ts'
import { watchedServices, type WatchedService } from '../operations/service-status.ts'
import { Page } from '../shell/Page.tsx'
import { useAuditColumns } from './auditColumns.tsx'
import { auditWords } from './audit.words.ts'
import style from './Audit.module.css'
import { Verification } from './Verification.tsx'

export function AuditScreen() {
  const text = useWords(auditWords)
  const names = useWords(operationsWords)
  const [service, setService] = useState<WatchedService>('membership')
  const [object, setObject] = useState('')
  const [actor, setActor] = useState('')
  const objectId = useDebounced(object.trim()) || undefined
  const actorId = useDebounced(actor.trim()) || undefined
  const narrow = useNarrow()
  const list = useKeysetList<Schemas['AuditEntry']>(['audit', service, objectId, actorId], (cursor) =>
    settled(
      api.GET(`/api/v1/${service}/operations/audit`, { params: { query: { objectId, actorId, cursor } } }),
    ),
  )
  return (
    <Page title={text.title} lead={text.lead}>
      <Segmented
        className={style.services ?? ''}
        aria-label={text.service}
        vertical={narrow}
        value={service}
        options={watchedServices.map((value) => ({ value, label: names.service[value] }))}
        onChange={setService}
      />
      <Verification key={service} service={service} />
      <Filters>
        <Filter label={text.object} wide>
          <Input
            allowClear
            maxLength={80}
            value={object}
            onChange={(event) => setObject(event.target.value)}
          />
        </Filter>
        <Filter label={text.actor} wide>
          <Input allowClear maxLength={80} value={actor} onChange={(event) => setActor(event.target.value)} />
        </Filter>
        <ExportLinks of={`${service}/operations/audit`} query={{ objectId, actorId }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        columns={useAuditColumns()}
        rowKey={(row) => row.seq}
        empty={text.none}
      />
    </Page>
  )
}
