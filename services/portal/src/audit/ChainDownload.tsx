import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { keepFile } from '../listing/download.ts'
import type { WatchedService } from '../operations/service-status.ts'
import { auditWords } from './audit.words.ts'

interface ChainDownloadProps {
  service: WatchedService
}

/** Takes the whole chain of a service away as one file, for whoever checks it without this system. */
export function ChainDownload({ service }: ChainDownloadProps) {
  const text = useWords(auditWords)
  const { count } = useDates()
  const [taken, setTaken] = useState(0)
  const download = useMutation({
    async mutationFn() {
      const parts: Schemas['AuditChain'][] = []
      for (let after = 0, more = true; more;) {
        const part: Schemas['AuditChain'] = await settled(
          api.GET(`/api/v1/${service}/operations/audit/chain`, { params: { query: { after } } }),
        )
        parts.push(part)
        after = part.rows.at(-1)?.seq ?? after
        // The chain grows meanwhile, if only by this reading of it: it is taken up to where the first part saw it end.
        more = part.rows.length > 0 && after < (parts[0]!.head?.seq ?? 0)
        setTaken(after)
      }
      const head = parts[0]!.head
      const rows = parts.flatMap((part) => part.rows).filter(({ seq }) => seq <= (head?.seq ?? 0))
      return { ...parts[0]!, rows }
    },
    onSuccess: (chain) =>
      keepFile({
        name: `${service}-audit-${chain.exportedAt.slice(0, 10)}.json`,
        content: new Blob([JSON.stringify(chain)], { type: 'application/json' }),
      }),
  })
  return (
    <>
      <p>
        {text.elsewhere} <a href="/verifier/">{text.verifier}</a>
      </p>
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {download.isPending ? text.taking(count(taken)) : text.take}
      </Button>
      <FaultNote error={download.error} />
    </>
  )
}
