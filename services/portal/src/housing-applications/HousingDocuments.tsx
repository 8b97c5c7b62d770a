import type { Schemas } from '@alliance/client'
import { Button, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { sendFile } from '../api/sendFile.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { useDownload } from '../listing/download.ts'
import { applyWords } from './apply.words.ts'
import { caseWords } from './case.words.ts'
import style from './Housing.module.css'
import { housingWords } from './housing.words.ts'

type Kind = Schemas['HousingDocumentKind']

interface HousingDocumentsProps {
  card: Schemas['HousingApplicationCard']
}

/** What an application is shown by: taken home by who may see it, added and taken out by the applicant. */
export function HousingDocuments({ card }: HousingDocumentsProps) {
  const text = useWords(applyWords)
  const { download: save } = useWords(caseWords)
  const { kinds } = useWords(housingWords)
  const download = useDownload()
  const { application, documents, missing, may } = card
  const edits = may.includes('edit')
  const remove = useIntent({
    refreshes: [['housing']],
    write: (documentId: string, key) =>
      settled(
        api.POST('/api/v1/talent-housing/applications/{applicationId}/documents/{documentId}/removal', {
          params: { path: { applicationId: application.id, documentId }, header: keyed(key) },
          body: {},
        }),
      ),
  })
  return (
    <Panel title={text.documents}>
      {documents.length === 0 && <p className={style.soft}>{text.noDocuments}</p>}
      <ul className={style.files}>
        {documents.map(({ id, kind, fileName }) => (
          <li key={id}>
            <span>
              <strong>{kinds[kind]}</strong> <span className={style.soft}>{fileName}</span>
            </span>
            <span className={style.buttons}>
              <Button
                size="small"
                aria-label={`${save} ${kinds[kind]}`}
                onClick={() =>
                  download.start(
                    `/api/v1/talent-housing/applications/${application.id}/documents/${id}/content`,
                  )
                }
              >
                {save}
              </Button>
              {edits && (
                <Button
                  size="small"
                  aria-label={`${text.remove} ${kinds[kind]}`}
                  onClick={() => remove.mutate(id)}
                >
                  {text.remove}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <FaultNote error={download.error ?? remove.error} />
      {edits && missing.length > 0 && (
        <p className={style.soft}>
          {text.missing}
          {missing.map((kind) => kinds[kind]).join('、')}
        </p>
      )}
      {edits && <Upload applicationId={application.id} suggested={missing[0] ?? 'other'} />}
    </Panel>
  )
}

interface UploadProps {
  applicationId: string
  suggested: Kind
}

function Upload({ applicationId, suggested }: UploadProps) {
  const text = useWords(applyWords)
  const { kinds } = useWords(housingWords)
  const label = useId()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Kind>()
  const [percent, setPercent] = useState<number | null>(null)
  const kind = chosen ?? suggested
  const send = useIntent<File, unknown>({
    refreshes: [['housing']],
    sameness: (file) => `${kind} ${file.name} ${file.size} ${file.lastModified}`,
    write: (file, key) =>
      sendFile({
        address: `/api/v1/talent-housing/applications/${applicationId}/documents?${new URLSearchParams({ kind, fileName: file.name })}`,
        file,
        key,
        onProgress: setPercent,
      }).finally(() => setPercent(null)),
    done: () => {
      setChosen(undefined)
      if (input.current) input.current.value = ''
    },
  })
  return (
    <div className={style.checks}>
      <Select<Kind> aria-label={text.kind} value={kind} options={optionsOf(kinds)} onChange={setChosen} />
      <label htmlFor={label}>{text.file}</label>
      <input
        id={label}
        ref={input}
        type="file"
        className={style.choose}
        accept=".pdf,.ofd,.png,.jpg,.jpeg,.webp"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) send.mutate(file)
        }}
      />
      <p role="status" className={style.soft}>
        {percent !== null && text.uploading(percent)}
      </p>
      <FaultNote error={send.error} />
    </div>
  )
}
