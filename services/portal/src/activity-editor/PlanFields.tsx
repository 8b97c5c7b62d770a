import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { MomentField } from '../form/MomentField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { Rows } from '../form/Rows.tsx'
import { useWords } from '../language/words.ts'
import style from './ActivityEditor.module.css'
import { nextFree } from './content.ts'
import { editorWords } from './editor.words.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { QuestionPlanFields } from './QuestionPlanFields.tsx'
import type { PlanValues } from './values.ts'

const at = 'registration'
const required = [{ required: true }]
const offerTimes = [60, 240, 720, 1440, 2880, 4320]

interface PlanFieldsProps {
  /** Of a series: it has no day, so it names no moments, and a draw needs one. */
  template: boolean
}

/** How people come to their places: by order or by draw, when, to which seats, and what they are asked. */
export function PlanFields({ template }: PlanFieldsProps) {
  const text = useWords(editorWords)
  const form = Form.useFormInstance()
  const poolNumber = () =>
    nextFree(new Set(((form.getFieldValue([at, 'pools']) ?? []) as PlanValues['pools']).map(({ no }) => no)))
  const offered = Form.useWatch<number | undefined>([at, 'offerMinutes'])
  const choices = offered && !offerTimes.includes(offered) ? [offered, ...offerTimes] : offerTimes
  return (
    <>
      {!template && <Moments />}
      <Form.Item name={[at, 'offerMinutes']} label={text.offerMinutes} extra={text.offerNote}>
        <Select options={choices.map((minutes) => ({ value: minutes, label: text.hours(minutes / 60) }))} />
      </Form.Item>
      <Rows
        name={[at, 'pools']}
        label={text.pool}
        add={text.addPool}
        remove={text.removePool}
        blank={() => ({ no: poolNumber(), name: '', capacity: 30 })}
        max={6}
      >
        {(row) => (
          <div className={style.pair}>
            <Form.Item name={[row, 'name']} label={text.pool(row + 1)} rules={required}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[row, 'capacity']} label={text.capacity} rules={required}>
              <InputNumber min={1} max={100_000} precision={0} inputMode="numeric" />
            </Form.Item>
            <Form.Item name={[row, 'no']} hidden>
              <InputNumber />
            </Form.Item>
          </div>
        )}
      </Rows>
      <PlaceFields />
      <QuestionPlanFields />
    </>
  )
}

function Moments() {
  const text = useWords(editorWords)
  const admission = Form.useWatch<PlanValues['admission'] | undefined>([at, 'admission'])
  return (
    <>
      <Form.Item name={[at, 'admission']} label={text.admission}>
        <Radio.Group options={optionsOf(text.admissions)} />
      </Form.Item>
      <Form.Item name={[at, 'opensAt']} label={text.opensAt} extra={text.opensAtNote}>
        <MomentField label={text.opensAt} />
      </Form.Item>
      <Form.Item
        name={[at, 'closesAt']}
        label={text.closesAt}
        extra={admission === 'draw' ? text.closesAtDraw : text.closesAtNote}
        rules={[{ required: admission === 'draw' }]}
      >
        <MomentField label={text.closesAt} />
      </Form.Item>
    </>
  )
}
