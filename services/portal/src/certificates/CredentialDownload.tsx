import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { keepFile } from '../listing/download.ts'
import { Panel } from '../listing/Panel.tsx'
import { certificateWords } from './certificate.words.ts'
import style from './Certificates.module.css'

interface CredentialDownloadProps {
  certificate: Schemas['Certificate']
}

type Form = 'file' | 'badge' | 'token'

function contentOf(
  form: Form,
  file: { credential: object; token: string | null },
): { ending: string; type: string; text: string } {
  if (form === 'token') return { ending: 'jwt', type: 'application/jwt', text: file.token ?? '' }
  if (form === 'badge')
    return {
      ending: 'badge.json',
      type: 'application/ld+json',
      text: JSON.stringify(file.credential, null, 2),
    }
  return { ending: 'verify.json', type: 'application/json', text: JSON.stringify(file) }
}

/** Takes the signed certificate away: with what checks it offline, as badge, or as token. */
export function CredentialDownload({ certificate: { id, number } }: CredentialDownloadProps) {
  const text = useWords(certificateWords)
  const [plain, setPlain] = useState(false)
  const download = useMutation({
    async mutationFn(form: Form) {
      const file = await settled(
        api.GET('/api/v1/events/certificates/{certificateId}/credential', {
          params: { path: { certificateId: id }, query: { name: plain ? 'plain' : 'hashed' } },
        }),
      )
      const content = contentOf(form, file)
      keepFile({
        name: `${number}.${content.ending}`,
        content: new Blob([content.text], { type: content.type }),
      })
    },
  })
  return (
    <Panel title={text.download}>
      <p>
        {text.downloadLead} <a href="/verifier/">{text.verifier}</a>
      </p>
      <p>
        <Checkbox checked={plain} onChange={(event) => setPlain(event.target.checked)}>
          {text.plainName}
        </Checkbox>
        <br />
        <span className={style.hint}>{text.plainHint}</span>
      </p>
      <div className={style.buttons}>
        {(['file', 'badge', 'token'] as const).map((form) => (
          <Button
            key={form}
            type={form === 'file' ? 'primary' : 'default'}
            loading={download.isPending && download.variables === form}
            onClick={() => download.mutate(form)}
          >
            {text[form]}
          </Button>
        ))}
      </div>
      <FaultNote error={download.error} />
    </Panel>
  )
}
