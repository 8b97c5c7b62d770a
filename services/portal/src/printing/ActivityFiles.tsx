import type { Schemas } from '@alliance/client'
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { Panel } from '../listing/Panel.tsx'
import { useMay } from '../session/me.ts'
import { printWords } from './print.words.ts'
import style from './Printing.module.css'

interface ActivityFilesProps {
  card: Schemas['ActivityCard']
}

/** What organisers take from an activity on paper or as a sheet. Each is audited, since it names people. */
export function ActivityFiles({ card: { activity, history } }: ActivityFilesProps) {
  const text = useWords(printWords)
  const may = useMay()
  const download = useDownload()
  const { id, kind, state } = activity
  // Only who organises is shown the history.
  if (history.length === 0 || !may('attendance:write') || !['published', 'ongoing', 'closed'].includes(state))
    return null
  const at = `/api/v1/events/activities/${id}`
  const files = [
    activity.registration &&
      may('registration:read') &&
      ([text.registrations, `${at}/registrations`] as const),
    state !== 'published' && ([text.attendance, `${at}/attendance`] as const),
    kind === 'volunteering' && ([text.shifts, '/api/v1/events/shift-signups'] as const),
  ].filter((file) => file !== null && file !== false)
  return (
    <Panel title={text.files}>
      <p className={style.links}>
        <Link to="/activities/$activityId/print" params={{ activityId: id }}>
          <PrinterOutlined aria-hidden="true" /> {text.whats.sign_in}
        </Link>
        <Link to="/activities/$activityId/print" params={{ activityId: id }} search={{ what: 'badges' }}>
          <PrinterOutlined aria-hidden="true" /> {text.whats.badges}
        </Link>
      </p>
      <div className={style.downloads}>
        {files.map(([name, list]) =>
          (['xlsx', 'csv'] as const).map((format) => {
            const href = download.address(`${list}/export`, {
              format,
              ...(list.endsWith('shift-signups') ? { activityId: id } : {}),
            })
            return (
              <Button
                key={href}
                size="small"
                icon={<DownloadOutlined aria-hidden="true" />}
                loading={download.pending === href}
                onClick={() => download.start(href)}
              >
                {text.fileAs(name, format.toUpperCase())}
              </Button>
            )
          }),
        )}
      </div>
      <FaultNote error={download.error} />
    </Panel>
  )
}
