import { Form, Input, Radio } from 'antd'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { editorWords } from './editor.words.ts'
import type { EditorValues } from './values.ts'

/** Where it is held: at a place, online, or both. */
export function VenueFields() {
  const text = useWords(editorWords)
  const mode = Form.useWatch<EditorValues['venue']['mode'] | undefined>(['venue', 'mode']) ?? 'onsite'
  return (
    <>
      <Form.Item name={['venue', 'mode']} label={text.mode}>
        <Radio.Group options={optionsOf(text.modes)} />
      </Form.Item>
      {mode !== 'online' && (
        <>
          <Form.Item name={['venue', 'place']} label={text.place} rules={[{ required: true }]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name={['venue', 'address']} label={text.address}>
            <Input maxLength={120} />
          </Form.Item>
        </>
      )}
      {mode !== 'onsite' && (
        <Form.Item name={['venue', 'joinUrl']} label={text.joinUrl} extra={text.joinUrlNote}>
          <Input inputMode="url" maxLength={500} placeholder="https://" />
        </Form.Item>
      )}
    </>
  )
}
