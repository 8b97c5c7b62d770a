import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { LinesField } from '../form/LinesField.tsx'
import { MomentField } from '../form/MomentField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { Rows } from '../form/Rows.tsx'
import { useWords } from '../language/words.ts'
import style from './ActivityEditor.module.css'
import { editorWords } from './editor.words.ts'
import { BranchFields, PartyDayFields, SpeakerFields, SpeakerPair } from './PartFields.tsx'
import { blank } from './values.ts'

interface KindFieldsProps {
  kind: Schemas['ActivityKind']
  /** Names of branches that are there already. */
  known: ReadonlyMap<string, string>
}
const required = [{ required: true }]

/** The fields that the kind of an activity has. */
export function KindFields({ kind, known }: KindFieldsProps) {
  switch (kind) {
    case 'salon':
      return <SalonFields known={known} />
    case 'course':
      return <CourseFields />
    case 'party_day':
      return <PartyDayFields path={['detail']} known={known} />
    case 'forum':
      return (
        <>
          <Line name="theme" />
          <SpeakerFields path={['detail', 'speakers']} />
          <Lines name="agenda" />
        </>
      )
    case 'volunteering':
      return (
        <>
          <Lines name="tasks" />
          <ShiftFields />
        </>
      )
    case 'study_visit':
      return <SiteFields />
    case 'ceremony':
      return (
        <>
          <Lines name="programme" />
          <Tick name="withConference" />
        </>
      )
    case 'meeting':
      return <MeetingFields />
    case 'lecture':
      return (
        <>
          <Line name="topic" />
          <SpeakerPair path={['detail', 'lecturer']} />
          <BranchFields path={['detail', 'branchIds']} known={known} />
        </>
      )
  }
}

function Line({ name }: { name: 'theme' | 'topic' }) {
  const text = useWords(activityWords)
  return (
    <Form.Item name={['detail', name]} label={text[name]} rules={required}>
      <Input maxLength={120} />
    </Form.Item>
  )
}

function Lines({ name }: { name: 'topics' | 'agenda' | 'tasks' | 'programme' }) {
  const text = useWords(activityWords)
  const words = useWords(editorWords)
  return (
    <Form.Item name={['detail', name]} label={text[name]} rules={required} extra={words.onePerLine}>
      <LinesField />
    </Form.Item>
  )
}

function Tick({ name }: { name: 'withConference' }) {
  const text = useWords(activityWords)
  return (
    <Form.Item name={['detail', name]} valuePropName="checked">
      <Checkbox>{text[name]}</Checkbox>
    </Form.Item>
  )
}

function SalonFields({ known }: Pick<KindFieldsProps, 'known'>) {
  const text = useWords(activityWords)
  const withPartyDay = Form.useWatch<boolean | undefined>('withPartyDay')
  return (
    <>
      <Lines name="topics" />
      <SpeakerFields path={['detail', 'speakers']} />
      <Form.Item name="withPartyDay" valuePropName="checked">
        <Checkbox>{text.partyDay}</Checkbox>
      </Form.Item>
      {withPartyDay && <PartyDayFields path={['detail', 'partyDay']} known={known} />}
    </>
  )
}

function CourseFields() {
  const text = useWords(activityWords)
  const words = useWords(editorWords)
  return (
    <>
      <SpeakerFields path={['detail', 'lecturers']} />
      <Form.Item name={['detail', 'syllabus']} label={text.syllabus} rules={required}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name={['detail', 'learningMinutes']} label={words.learningMinutes} rules={required}>
        <InputNumber min={1} max={1440} precision={0} inputMode="numeric" />
      </Form.Item>
    </>
  )
}

function MeetingFields() {
  const text = useWords(activityWords)
  return (
    <>
      <Form.Item name={['detail', 'form']} label={text.form} rules={required}>
        <Select options={optionsOf(text.forms)} />
      </Form.Item>
      <Lines name="agenda" />
    </>
  )
}

function ShiftFields() {
  const text = useWords(editorWords)
  return (
    <Rows
      name={['detail', 'shifts']}
      label={text.shift}
      add={text.addShift}
      remove={text.removeShift}
      blank={blank.shift}
      max={30}
    >
      {(row) => (
        <>
          <div className={style.pair}>
            <Form.Item name={[row, 'label']} label={text.shift(row + 1)} rules={required}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[row, 'people']} label={text.shiftPeople} rules={required}>
              <InputNumber min={1} max={1000} precision={0} inputMode="numeric" />
            </Form.Item>
          </div>
          <Form.Item name={[row, 'startsAt']} label={text.startsAt} rules={required}>
            <MomentField label={text.startsAt} />
          </Form.Item>
          <Form.Item name={[row, 'endsAt']} label={text.endsAt} rules={required}>
            <MomentField label={text.endsAt} />
          </Form.Item>
        </>
      )}
    </Rows>
  )
}

function SiteFields() {
  const text = useWords(editorWords)
  return (
    <Rows
      name={['detail', 'sites']}
      label={text.site}
      add={text.addSite}
      remove={text.removeSite}
      blank={blank.site}
      max={20}
    >
      {(row) => (
        <>
          <Form.Item name={[row, 'name']} label={text.site(row + 1)} rules={required}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name={[row, 'organisationId']} hidden>
            <Input />
          </Form.Item>
        </>
      )}
    </Rows>
  )
}
