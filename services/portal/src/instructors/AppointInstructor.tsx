import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Radio, Rate, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { instructorWords } from './instructor.words.ts'
import style from './Instructors.module.css'

interface AppointInstructorProps {
  onClose: () => void
}
type Values = Pick<Schemas['NewInstructor'], 'personId' | 'kind' | 'from' | 'decidedOn' | 'panel' | 'scores'>

const criteria = ['party_spirit', 'party_affairs', 'management'] as const

export function AppointInstructor({ onClose }: AppointInstructorProps) {
  const text = useWords(instructorWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['Instructor']>
      title={text.appoint}
      onClose={onClose}
      initial={{
        kind: 'part_time',
        from: today(),
        decidedOn: today(),
        scores: criteria.map((criterion) => ({ criterion, score: 0, reason: '' })),
      }}
      refreshes={[['instructors']]}
      done={({ id }) => void navigate({ to: '/instructors/$instructorId', params: { instructorId: id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/instructors', {
            params: { header: keyed(key) },
            body: {
              ...values,
              scores: values.scores.map((each, i) => ({ ...each, criterion: criteria[i]! })),
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="personId" label={text.person} rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="kind" label={text.kind} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.kinds)} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="decidedOn" label={text.decidedOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="panel" label={text.panel} extra={text.panelHint} rules={[{ required: true }]}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <fieldset className={style.scores}>
        <legend>{text.scores}</legend>
        {criteria.map((criterion, i) => (
          <div key={criterion}>
            <Form.Item
              name={['scores', i, 'score']}
              label={text.criteria[criterion]}
              rules={[{ required: true, type: 'number', min: 1 }]}
            >
              <Rate count={5} allowClear={false} />
            </Form.Item>
            <Form.Item name={['scores', i, 'reason']} label={text.reason} rules={[{ required: true }]}>
              <Input maxLength={2000} />
            </Form.Item>
          </div>
        ))}
        <p className={style.hint}>{text.scoreHint}</p>
      </fieldset>
    </FormDrawer>
  )
}
