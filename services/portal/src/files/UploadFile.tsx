import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { useState, type ChangeEvent } from 'react'
import { sendFile } from '../api/sendFile.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { fileWords } from './file.words.ts'
import style from './Files.module.css'
import { shrink } from './shrink.ts'

interface UploadFileProps {
  activityId: string
  kind: 'photo' | 'attachment'
  onClose: () => void
}
/** A file with what tells it from another, since JSON sees nothing of a file itself. */
interface Chosen {
  name: string
  bytes: number
  changed: number
  file: File
}
interface Values {
  chosen: Chosen
  title: string
}

const limit = 5 * 1024 * 1024
const accepts = { photo: '.jpg,.jpeg,.png,.webp', attachment: '.pdf,.ofd,.docx,.xlsx' }

function chosenFrom({ files }: HTMLInputElement): Chosen | undefined {
  const file = files?.[0]
  return file && { name: file.name, bytes: file.size, changed: file.lastModified, file }
}

export function UploadFile({ activityId, kind, onClose }: UploadFileProps) {
  const text = useWords(fileWords)
  const [percent, setPercent] = useState<number | null>(null)
  const isPhoto = kind === 'photo'
  const send = async ({ title, chosen: { file } }: Values, key: string) => {
    setPercent(0)
    const query = new URLSearchParams({ title, fileName: file.name })
    try {
      return await sendFile<Schemas['ActivityFile']>({
        address: `/api/v1/events/activities/${activityId}/${kind}s?${query}`,
        file: isPhoto ? await shrink(file) : file,
        key,
        onProgress: setPercent,
      })
    } finally {
      setPercent(null)
    }
  }
  return (
    <FormDrawer<Values, Schemas['ActivityFile']>
      title={isPhoto ? text.addPhoto : text.addAttachment}
      onClose={onClose}
      initial={{}}
      refreshes={[['activity-files', activityId]]}
      submitLabel={text.send}
      write={send}
    >
      <Form.Item
        name="chosen"
        label={text.file}
        extra={isPhoto ? text.photoFormats : text.attachmentFormats}
        getValueFromEvent={(event: ChangeEvent<HTMLInputElement>) => chosenFrom(event.target)}
        valuePropName="none"
        rules={[
          { required: true },
          {
            // A photo is made smaller before it is sent.
            validator: (_, chosen: Chosen | undefined) =>
              !isPhoto && chosen && chosen.bytes > limit
                ? Promise.reject(new Error(text.tooLarge))
                : Promise.resolve(),
          },
        ]}
      >
        <input type="file" className={style.choose} accept={accepts[kind]} />
      </Form.Item>
      <Form.Item
        name="title"
        label={isPhoto ? text.alt : text.title}
        extra={isPhoto ? text.altHint : undefined}
        rules={[{ required: true }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <p role="status" className={style.soft}>
        {percent !== null && (percent < 100 ? text.sending(percent) : text.checking)}
      </p>
      {percent !== null && (
        <progress className={style.bar} max={100} value={percent} aria-label={text.send} />
      )}
    </FormDrawer>
  )
}
