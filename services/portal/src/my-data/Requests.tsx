import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Erase } from './Erase.tsx'
import { myDataWords } from './my-data.words.ts'

interface RequestsProps {
  person: Schemas['Person']
}

/** What I asked for and what came of it, and the way to ask for erasure. */
export function Requests({ person }: RequestsProps) {
  const text = useWords(myDataWords)
  const { at, on } = useDates()
  const [erasing, setErasing] = useState(false)
  const list = useKeysetList(['my-data', 'requests', person.id], (cursor) =>
    settled(api.GET('/api/v1/membership/me/requests', { params: { query: { cursor, limit: 10 } } })),
  )
  const takeBack = useIntent<string, Schemas['PersonRequest']>({
    refreshes: [['my-data', 'requests']],
    write: (requestId, key) =>
      settled(
        api.POST('/api/v1/membership/me/requests/{requestId}/withdraw', {
          params: { path: { requestId }, header: keyed(key) },
        }),
      ),
  })
  return (
    <Panel
      title={text.requests}
      actions={
        <Button danger onClick={() => setErasing(true)}>
          {text.erase}
        </Button>
      }
    >
      <FaultNote error={takeBack.error} />
      <Listing
        caption={text.requests}
        list={list}
        rowKey={(row) => row.id}
        empty={text.requestsNone}
        columns={[
          {
            title: text.requests,
            heading: true,
            cell: (row) => `${text.kind[row.kind]} · ${at(row.madeAt)}`,
          },
          { title: text.reason, cell: (row) => row.reason },
          {
            title: text.answer,
            cell: (row) => (
              <>
                <Tag tone={row.state === 'open' ? 'soon' : row.state === 'done' ? 'good' : 'plain'}>
                  {text.requestState[row.state]}
                </Tag>{' '}
                {row.state === 'open' ? text.dueOn(on(row.dueOn)) : row.answer}{' '}
                {row.state === 'open' && (
                  <Button
                    size="small"
                    loading={takeBack.isPending && takeBack.variables === row.id}
                    onClick={() => takeBack.mutate(row.id)}
                  >
                    {text.takeBack}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {erasing && <Erase onClose={() => setErasing(false)} />}
    </Panel>
  )
}
