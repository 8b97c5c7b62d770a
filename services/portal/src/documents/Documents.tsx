import type { Schemas } from '@alliance/client'
import { DownloadOutlined } from '@ant-design/icons'
import type { QueryKey } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { Panel } from '../listing/Panel.tsx'
import { documentWords } from './document.words.ts'
import style from './Documents.module.css'
import { UploadDocument } from './UploadDocument.tsx'

type StoredDocument = Schemas['StoredDocument']

interface DocumentsProps {
  /** Whose documents: `agreements/agr_…`. */
  owner: string
  documents: readonly StoredDocument[]
  mayWrite: boolean
  refreshes: QueryKey[]
  withdraw: (documentId: string, reason: string, key: string) => Promise<StoredDocument>
}

/** Files kept with something: taken home one by one, added, or taken back with a reason. */
export function Documents({ owner, documents, mayWrite, refreshes, withdraw }: DocumentsProps) {
  const text = useWords(documentWords)
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<StoredDocument>()
  const download = useDownload()
  return (
    <Panel
      title={text.title}
      actions={mayWrite && <Button onClick={() => setAdding(true)}>{text.add}</Button>}
    >
      {documents.length === 0 && <p>{text.none}</p>}
      <ul className={style.documents}>
        {documents.map((document) => (
          <Document
            key={document.id}
            document={document}
            onDownload={() => download.start(`/api/v1/membership/${owner}/documents/${document.id}/file`)}
            onWithdraw={mayWrite ? () => setWithdrawing(document) : undefined}
          />
        ))}
      </ul>
      <FaultNote error={download.error} />
      {adding && <UploadDocument owner={owner} refreshes={refreshes} onClose={() => setAdding(false)} />}
      {withdrawing && (
        <FormDrawer<{ reason: string }, StoredDocument>
          title={text.withdrawTitle(withdrawing.title)}
          onClose={() => setWithdrawing(undefined)}
          initial={{}}
          refreshes={refreshes}
          submitLabel={text.withdraw}
          write={({ reason }, key) => withdraw(withdrawing.id, reason, key)}
        >
          <Form.Item name="reason" label={text.reason} extra={text.withdrawHint} rules={[{ required: true }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormDrawer>
      )}
    </Panel>
  )
}

interface DocumentProps {
  document: StoredDocument
  onDownload: () => void
  onWithdraw: (() => void) | undefined
}

function Document({ document, onDownload, onWithdraw }: DocumentProps) {
  const text = useWords(documentWords)
  const { at } = useDates()
  const gone = document.withdrawnAt !== null
  return (
    <li data-withdrawn={gone || undefined}>
      <div>
        <strong>{document.title}</strong> <span className={style.type}>{document.type.toUpperCase()}</span>
        <small>
          {document.fileName} · {sizeOf(document.bytes)} ·{' '}
          {text.by(document.uploadedBy, at(document.uploadedAt))}
        </small>
        <small className={style.digest}>
          {text.digest} <code>{document.sha256}</code>
        </small>
        {gone && <small>{text.withdrawn(document.withdrawnReason ?? '')}</small>}
      </div>
      {!gone && (
        <div className={style.buttons}>
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            aria-label={text.downloadOf(document.title)}
            onClick={onDownload}
          >
            {text.download}
          </Button>
          {onWithdraw && (
            <Button aria-label={text.withdrawTitle(document.title)} onClick={onWithdraw}>
              {text.withdraw}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
