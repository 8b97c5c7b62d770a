import type { Schemas } from '@alliance/client'
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { ChangeFile, RemoveFile } from './ChangeFile.tsx'
import { fileWords } from './file.words.ts'
import style from './Files.module.css'
import { UploadFile } from './UploadFile.tsx'

type ActivityFile = Schemas['ActivityFile']

interface ActivityGalleryProps {
  activityId: string
}

const addressOf = ({ activityId, id }: ActivityFile) =>
  `/api/v1/events/activities/${activityId}/files/${id}/content`

/** The photos of an activity and what belongs to its minutes; whoever organises it adds, releases and removes. */
export function ActivityGallery({ activityId }: ActivityGalleryProps) {
  const text = useWords(fileWords)
  const download = useDownload()
  const [adding, setAdding] = useState<'photo' | 'attachment' | null>(null)
  const query = useQuery({
    queryKey: ['activity-files', activityId],
    queryFn: () =>
      settled(api.GET('/api/v1/events/activities/{activityId}/files', { params: { path: { activityId } } })),
  })
  const order = useIntent({
    refreshes: [['activity-files', activityId]],
    write: (fileIds: string[], key) =>
      settled(
        api.POST('/api/v1/events/activities/{activityId}/photo-order', {
          params: { path: { activityId }, header: keyed(key) },
          body: { fileIds },
        }),
      ),
  })
  if (!query.data) return <FaultNote error={query.error} onRetry={() => void query.refetch()} />
  const { photos, attachments, organises } = query.data
  const swap = (at: number, to: number) => {
    const ids = photos.map(({ id }) => id)
    ;[ids[at], ids[to]] = [ids[to]!, ids[at]!]
    order.mutate(ids)
  }
  return (
    <>
      {(organises || photos.length > 0) && (
        <Panel
          title={text.photos}
          actions={organises && <Button onClick={() => setAdding('photo')}>{text.addPhoto}</Button>}
        >
          {photos.length === 0 && <p className={style.soft}>{text.noPhotos}</p>}
          <ul className={style.gallery}>
            {photos.map((photo, at) => (
              <li key={photo.id}>
                <a href={addressOf(photo)} target="_blank" rel="noreferrer">
                  <img
                    src={addressOf(photo)}
                    alt={photo.title}
                    width={photo.width ?? 4}
                    height={photo.height ?? 3}
                    loading="lazy"
                  />
                </a>
                <span className={style.caption}>{photo.title}</span>
                {organises && (
                  <FileActs file={photo}>
                    <Button
                      size="small"
                      icon={<LeftOutlined aria-hidden="true" />}
                      aria-label={text.earlier(photo.title)}
                      disabled={at === 0 || order.isPending}
                      onClick={() => swap(at, at - 1)}
                    />
                    <Button
                      size="small"
                      icon={<RightOutlined aria-hidden="true" />}
                      aria-label={text.later(photo.title)}
                      disabled={at === photos.length - 1 || order.isPending}
                      onClick={() => swap(at, at + 1)}
                    />
                  </FileActs>
                )}
              </li>
            ))}
          </ul>
          <FaultNote error={order.error} />
        </Panel>
      )}
      {(organises || attachments.length > 0) && (
        <Panel
          title={text.attachments}
          actions={organises && <Button onClick={() => setAdding('attachment')}>{text.addAttachment}</Button>}
        >
          {attachments.length === 0 && <p className={style.soft}>{text.noAttachments}</p>}
          <ul className={style.rows}>
            {attachments.map((file) => (
              <li key={file.id}>
                <span>
                  {file.title} <small className={style.soft}>{file.type.toUpperCase()}</small>
                </span>
                <span className={style.acts}>
                  <Button
                    size="small"
                    aria-label={text.download(file.title)}
                    onClick={() => download.start(addressOf(file))}
                  >
                    {text.save}
                  </Button>
                  {organises && <FileActs file={file} />}
                </span>
              </li>
            ))}
          </ul>
          <FaultNote error={download.error} />
        </Panel>
      )}
      {adding && <UploadFile activityId={activityId} kind={adding} onClose={() => setAdding(null)} />}
    </>
  )
}

interface FileActsProps {
  file: ActivityFile
  children?: ReactNode
}

function FileActs({ file, children }: FileActsProps) {
  const text = useWords(fileWords)
  const [doing, setDoing] = useState<'change' | 'remove' | null>(null)
  const close = () => setDoing(null)
  return (
    <span className={style.acts}>
      {!file.released && <Tag tone="soon">{text.hidden}</Tag>}
      {children}
      <Button size="small" aria-label={text.editOf(file.title)} onClick={() => setDoing('change')}>
        {text.edit}
      </Button>
      <Button size="small" danger aria-label={text.removeOf(file.title)} onClick={() => setDoing('remove')}>
        {text.remove}
      </Button>
      {doing === 'change' && <ChangeFile file={file} onClose={close} />}
      {doing === 'remove' && <RemoveFile file={file} onClose={close} />}
    </span>
  )
}
