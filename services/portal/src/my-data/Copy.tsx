import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { Panel } from '../listing/Panel.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'

/** Takes everything home. */
export function Copy() {
  const text = useWords(myDataWords)
  const download = useDownload()
  return (
    <Panel title={text.copy}>
      <p>{text.copyLead}</p>
      <div className={style.buttons}>
        {(['html', 'json'] as const).map((format) => {
          const href = download.address('/api/v1/membership/me/copy', { format })
          return (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden="true" />}
              loading={download.pending === href}
              onClick={() => download.start(href)}
            >
              {format === 'html' ? text.copyHtml : text.copyJson}
            </Button>
          )
        })}
      </div>
      <FaultNote error={download.error} />
    </Panel>
  )
}
