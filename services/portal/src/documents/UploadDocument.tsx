import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { useState, type ChangeEvent } from 'react'
import type { QueryKey } from '@tanstack/react-query'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { documentWords } from './document.words.ts'
import style from './Documents.module.css'
import { sendDocument } from './sendDocument.ts'

interface UploadDocumentProps {
  owner: string
  refreshes: QueryKey[]
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
  title: string
  chosen: Chosen
}

const limit = 5 * 1024 * 1024

function chosenFrom({ files }: HTMLInputElement): Chosen | undefined {
  const file = files?.[0]
  return file && { name: file.name, bytes: file.size, changed: file.lastModified, file }
}

export function UploadDocument({ owner, refreshes, onClose }: UploadDocumentProps) {
  const text = useWords(documentWords)
  const [percent, setPercent] = useState<number | null>(null)
  const [name, setName] = useState('')
  return (
    <FormDrawer<Values, Schemas['StoredDocument']>
      title={text.add}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.send}
      write={({ title, chosen: { file } }, key) => {
        setPercent(0)
        return sendDocument({ owner, title, file, key, onProgress: setPercent }).finally(() =>
          setPercent(null),
        )
      }}
    >
      {(form) => (
        <>
          <Form.Item
            name="chosen"
            label={text.file}
            extra={text.formats}
            getValueFromEvent={(event: ChangeEvent<HTMLInputElement>) => chosenFrom(event.target)}
            valuePropName="none"
            rules={[
              { required: true },
              {
                validator: (_, chosen: Chosen | undefined) =>
                  chosen && chosen.bytes > limit
                    ? Promise.reject(new Error(text.tooLarge))
                    : Promise.resolve(),
              },
            ]}
          >
            <input
              type="file"
              className={style.choose}
              accept=".pdf,.ofd,.png,.jpg,.jpeg,.docx,.xlsx"
              onInput={(event) => {
                const file = event.currentTarget.files?.[0]
                setName(file?.name ?? '')
                if (file && !form.getFieldValue('title'))
                  form.setFieldValue('title', file.name.replace(/\.[^.]+$/, '').slice(0, 120))
              }}
            />
          </Form.Item>
          <Form.Item name="title" label={text.name} rules={[{ required: true }]}>
            <Input maxLength={120} />
          </Form.Item>
          <p role="status" className={style.progress}>
            {percent !== null && (percent < 100 ? text.uploading(name, percent) : text.checking(name))}
          </p>
          {percent !== null && <progress className={style.bar} max={100} value={percent} aria-label={name} />}
        </>
      )}
    </FormDrawer>
  )
}
