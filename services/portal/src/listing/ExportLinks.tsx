import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload, type Query } from './download.ts'
import { listingWords } from './listing.words.ts'
import style from './ExportLinks.module.css'

interface ExportLinksProps {
  /** The list's own address, under `/api/v1/`. */
  of: string
  /** The filters of the list. */
  query?: Query
}

/** Takes the list home with its present filters, as XLSX or CSV. */
export function ExportLinks({ of, query = {} }: ExportLinksProps) {
  const text = useWords(listingWords)
  const download = useDownload()
  return (
    <div className={style.exports}>
      {(['xlsx', 'csv'] as const).map((format) => {
        const href = download.address(`/api/v1/${of}/export`, { ...query, format })
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
            {text.export(format.toUpperCase())}
          </Button>
        )
      })}
      {download.error ? (
        <div className={style.fault}>
          <FaultNote error={download.error} />
        </div>
      ) : null}
    </div>
  )
}
