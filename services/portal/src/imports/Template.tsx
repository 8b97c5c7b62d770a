import { DownloadOutlined } from '@ant-design/icons'
import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'

interface TemplateProps {
  kind: Schemas['RosterKind']
}

export function Template({ kind }: TemplateProps) {
  const text = useWords(importWords)
  const download = useDownload()
  return (
    <div className={style.template}>
      <p>{text.templateLead}</p>
      {(['xlsx', 'csv'] as const).map((format) => {
        const href = download.address('/api/v1/membership/imports/template', { kind, format })
        return (
          <Button
            key={format}
            href={href}
            icon={<DownloadOutlined aria-hidden="true" />}
            loading={download.pending === href}
            onClick={(event) => {
              event.preventDefault()
              download.start(href)
            }}
          >
            {text.templateOf(format.toUpperCase())}
          </Button>
        )
      })}
      <FaultNote error={download.error} />
    </div>
  )
}
