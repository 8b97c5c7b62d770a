import { InboxOutlined } from '@ant-design/icons'
import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { useState, type DragEvent } from 'react'
import { useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'
import { isRoster, uploadRoster } from './uploadRoster.ts'

/** Takes a roster by dropping or choosing, and opens its check. */
interface UploadProps {
  kind: Schemas['RosterKind']
}

export function Upload({ kind }: UploadProps) {
  const text = useWords(importWords)
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  const [wrongType, setWrongType] = useState(false)
  const upload = useIntent({
    write: (file: File, key) => uploadRoster(kind, file, key),
    sameness: (file: File) => `${kind} ${file.name} ${file.size} ${file.lastModified}`,
    refreshes: [
      ['imports', 'list'],
      ['imports', 'latest'],
    ],
    done: ({ id, counts }) =>
      void navigate({
        to: '/imports/$importId',
        params: { importId: id },
        search: counts.invalid > 0 ? { state: 'invalid' } : {},
      }),
  })
  const take = (file: File | undefined) => {
    if (!file || upload.isPending) return
    setWrongType(!isRoster(file))
    if (isRoster(file)) upload.mutate(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping comes beside the file field within */}
      <label
        className={style.drop}
        data-over={over || undefined}
        aria-busy={upload.isPending}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden="true" />
        <strong>{text.drop}</strong>
        <span>{text.formats}</span>
        <input
          type="file"
          className="visually-hidden"
          accept=".xlsx,.csv"
          aria-label={text.choose}
          onChange={(event) => {
            take(event.target.files?.[0])
            // So that the same file, mended outside, can be chosen again.
            event.target.value = ''
          }}
        />
      </label>
      <p role="status" className={style.uploading}>
        {upload.isPending && text.uploading(upload.variables.name)}
      </p>
      {wrongType && (
        <p role="alert" className={style.wrong}>
          {text.wrongType}
        </p>
      )}
      <FaultNote error={upload.error} onRetry={() => upload.variables && upload.mutate(upload.variables)} />
    </div>
  )
}
