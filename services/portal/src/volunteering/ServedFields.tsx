import { Form, Input, InputNumber } from 'antd'
import { useWords } from '../language/words.ts'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

export interface ServedValues {
  started: string
  ended: string
  breakMinutes: number
}

/** When service began and ended, by the clock, and how much of it was rest. */
export function ServedFields() {
  const text = useWords(volunteeringWords)
  const required = [{ required: true }]
  const clock = [...required, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: text.clock }]
  return (
    <>
      <div className={style.times}>
        <Form.Item name="started" label={text.started} rules={clock}>
          <Input maxLength={5} placeholder="08:30" autoComplete="off" />
        </Form.Item>
        <Form.Item name="ended" extra={text.nextDay} label={text.ended} rules={clock}>
          <Input maxLength={5} placeholder="08:30" autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="breakMinutes" label={text.rest} rules={required}>
        <InputNumber min={0} max={720} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}
