import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import style from '../activity-editor/ActivityEditor.module.css'
import { DateField } from '../form/DateField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { seriesWords } from './series.words.ts'

type Weekday = Extract<Schemas['Recurrence']['day'], { by: 'weekday' }>

export interface RecurrenceValues {
  by: 'date' | 'weekday'
  date: number
  nth: Weekday['nth']
  weekday: number
  onHoliday: NonNullable<Schemas['Recurrence']['onHoliday']>
  starts: string
  ends: string
  from: string
  to?: string | null
  monthsAhead: number
}

const at = 'recurrence'
const required = [{ required: true }]

/** Which day of each month, from when to when. */
export function RecurrenceFields() {
  const text = useWords(seriesWords)
  const by = Form.useWatch<RecurrenceValues['by'] | undefined>([at, 'by'])
  const time = (name: 'starts' | 'ends') => (
    <Form.Item
      name={[at, name]}
      label={text[name]}
      rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: text.clock }]}
    >
      <Input inputMode="numeric" maxLength={5} placeholder="14:00" />
    </Form.Item>
  )
  return (
    <>
      <Form.Item name={[at, 'by']} label={text.day}>
        <Radio.Group options={optionsOf(text.bys)} />
      </Form.Item>
      {by === 'date' ? (
        <Form.Item name={[at, 'date']} label={text.date} extra={text.dateNote} rules={required}>
          <InputNumber min={1} max={31} precision={0} inputMode="numeric" />
        </Form.Item>
      ) : (
        <div className={style.pair}>
          <Form.Item name={[at, 'nth']} label={text.nth} rules={required}>
            <Select
              options={([1, 2, 3, 4, -1] as const).map((nth) => ({ value: nth, label: text.nths[nth] }))}
            />
          </Form.Item>
          <Form.Item name={[at, 'weekday']} label={text.weekday} rules={required}>
            <Select
              options={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
                value: weekday,
                label: text.weekdays[weekday],
              }))}
            />
          </Form.Item>
        </div>
      )}
      <div className={style.pair}>
        {time('starts')}
        {time('ends')}
      </div>
      <Form.Item name={[at, 'onHoliday']} label={text.onHoliday}>
        <Radio.Group options={optionsOf(text.onHolidays)} />
      </Form.Item>
      <div className={style.pair}>
        <Form.Item name={[at, 'from']} label={text.from} rules={required}>
          <DateField />
        </Form.Item>
        <Form.Item name={[at, 'to']} label={text.to}>
          <DateField />
        </Form.Item>
      </div>
      <Form.Item name={[at, 'monthsAhead']} label={text.monthsAhead} rules={required}>
        <InputNumber min={1} max={6} precision={0} inputMode="numeric" />
      </Form.Item>
    </>
  )
}
