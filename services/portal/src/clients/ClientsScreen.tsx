import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { ClientPanel } from './ClientPanel.tsx'
import { clientWords } from './client.words.ts'
import style from './Clients.module.css'
import { CreateClient } from './CreateClient.tsx'

/** Partners' systems, each with its keys. */
export function ClientsScreen() {
  const text = useWords(clientWords)
  const { more } = useWords(listingWords)
  const may = useMay()
  const [creating, setCreating] = useState(false)
  const list = useKeysetList(['clients'], (cursor) =>
    settled(api.GET('/api/v1/identity/clients', { params: { query: { cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <ExportLinks of="identity/clients" />
          {may('client:write') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {text.create}
            </Button>
          )}
        </>
      }
    >
      <DemoBanner rows={list.rows} />
      {list.loading && <Waiting />}
      <FaultNote error={list.error} onRetry={list.retry} />
      {!list.loading && !list.error && list.rows.length === 0 && <Empty>{text.none}</Empty>}
      <div className={style.stack}>
        {list.rows.map((client) => (
          <ClientPanel key={client.id} client={client} />
        ))}
        {list.more && (
          <Button onClick={list.more} loading={list.loadingMore}>
            {more}
          </Button>
        )}
      </div>
      {creating && <CreateClient onClose={() => setCreating(false)} />}
    </Page>
  )
}
