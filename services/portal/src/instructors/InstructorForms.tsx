import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { instructorWords } from './instructor.words.ts'

const refreshes = [['instructors']]
const entered = { sourceRef: null, isDemo: false }

interface LogVisitProps {
  card: Schemas['InstructorCard']
  onClose: () => void
}
type VisitValues = Pick<
  Schemas['NewInstructorVisit'],
  'assignmentId' | 'visitedOn' | 'mode' | 'purpose' | 'findings' | 'followUp'
>

/** Short enough to be filled in on a phone at the host’s door. */
export function LogVisit({ card: { instructor, assignments }, onClose }: LogVisitProps) {
  const text = useWords(instructorWords)
  return (
    <FormDrawer<VisitValues, Schemas['InstructorVisit']>
      title={text.log}
      onClose={onClose}
      initial={{
        visitedOn: today(),
        mode: 'on_site',
        findings: '',
        followUp: '',
        ...(assignments.length === 1 ? { assignmentId: assignments[0]!.id } : {}),
      }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/instructors/{instructorId}/visits', {
            params: { path: { instructorId: instructor.id }, header: keyed(key) },
            body: { ...values, ...entered },
          }),
        )
      }
    >
      <Form.Item name="assignmentId" label={text.host} rules={[{ required: true }]}>
        <Select
          size="large"
          options={assignments.map((each) => ({ value: each.id, label: each.organisationName }))}
        />
      </Form.Item>
      <Form.Item name="visitedOn" label={text.visitedOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="mode" label={text.mode} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.modes)} />
      </Form.Item>
      <Form.Item name="purpose" label={text.purpose} rules={[{ required: true }]}>
        <Input maxLength={2000} />
      </Form.Item>
      <Form.Item name="findings" label={text.findings}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item name="followUp" label={text.followUp}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  )
}

interface FormProps {
  instructorId: string
  onClose: () => void
}

export function RecordTraining({ instructorId, onClose }: FormProps) {
  const text = useWords(instructorWords)
  return (
    <FormDrawer<{ heldOn: string; title: string; hours: number }, unknown>
      title={text.addTraining}
      onClose={onClose}
      initial={{ heldOn: today() }}
      refreshes={refreshes}
      write={({ heldOn, title, hours }, key) =>
        settled(
          api.POST('/api/v1/membership/instructors/{instructorId}/training', {
            params: { path: { instructorId }, header: keyed(key) },
            body: { heldOn, title, minutes: Math.round(hours * 60), ...entered },
          }),
        )
      }
    >
      <Form.Item name="title" label={text.trainingTitle} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="heldOn" label={text.on} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="hours" label={text.hours} rules={[{ required: true }]}>
        <InputNumber min={0.5} max={24} step={0.5} />
      </Form.Item>
    </FormDrawer>
  )
}

export function GradeYear({ instructorId, onClose }: FormProps) {
  const text = useWords(instructorWords)
  return (
    <FormDrawer<Pick<Schemas['NewInstructorGrade'], 'year' | 'grade' | 'reason'>, unknown>
      title={text.addGrade}
      onClose={onClose}
      initial={{ year: Number(today().slice(0, 4)) }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/instructors/{instructorId}/grades', {
            params: { path: { instructorId }, header: keyed(key) },
            body: { ...values, ...entered },
          }),
        )
      }
    >
      <Form.Item name="year" label={text.year} rules={[{ required: true }]}>
        <InputNumber min={2022} max={2099} precision={0} />
      </Form.Item>
      <Form.Item name="grade" label={text.grade} rules={[{ required: true }]}>
        <Select options={optionsOf(text.grades)} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  )
}

export function EndInstructor({ instructorId, onClose }: FormProps) {
  const text = useWords(instructorWords)
  return (
    <FormDrawer<Schemas['InstructorEnd'], unknown>
      title={text.end}
      onClose={onClose}
      initial={{ on: today(), reason: 'withdrawn' }}
      refreshes={refreshes}
      submitLabel={text.end}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/instructors/{instructorId}/end', {
            params: { path: { instructorId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="on" label={text.on} rules={[{ required: true }]} extra={text.endHint}>
        <DateField />
      </Form.Item>
      <Form.Item name="reason" label={text.endReason} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.endReasons)} />
      </Form.Item>
    </FormDrawer>
  )
}
