import type { Schemas } from '@alliance/client'
import { Button, Checkbox, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { stepWords } from '../activity-editor/step.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { EditCourse } from './CourseEditor.tsx'
import { EnrolStaff } from './EnrolStaff.tsx'

type Course = Schemas['AcademyCourse']

interface CourseActionsProps {
  card: Schemas['AcademyCourseCard']
}
const refreshes = [['academy']]
const at = (courseId: string, key: string) => ({ path: { courseId }, header: keyed(key) })

/** The steps of a course, from the draft to its end, as far as the reader may take them. */
export function CourseActions({ card }: CourseActionsProps) {
  const text = useWords(academyWords)
  const { course, may } = card
  const [doing, setDoing] = useState<'edit' | 'return' | 'publish' | 'cancel' | 'enrol'>()
  const close = () => setDoing(undefined)
  const step = useIntent({
    refreshes,
    write: (which: 'submission' | 'closing', key) => {
      const init = { params: at(course.id, key), body: {} }
      return which === 'closing'
        ? settled(api.POST('/api/v1/events/courses/{courseId}/closing', init))
        : settled(api.POST('/api/v1/events/courses/{courseId}/submission', init))
    },
  })
  const has = (one: Schemas['AcademyCourseStep']) => may.includes(one)
  return (
    <>
      {has('enrol_staff') && <Button onClick={() => setDoing('enrol')}>{text.enrolStaff}</Button>}
      {has('edit') && <Button onClick={() => setDoing('edit')}>{text.edit}</Button>}
      {has('cancel') && (
        <Button danger onClick={() => setDoing('cancel')}>
          {text.cancel}
        </Button>
      )}
      {has('submit') && (
        <Button type="primary" loading={step.isPending} onClick={() => step.mutate('submission')}>
          {text.submit}
        </Button>
      )}
      {has('return') && <Button onClick={() => setDoing('return')}>{text.return}</Button>}
      {has('publish') && (
        <Button type="primary" onClick={() => setDoing('publish')}>
          {text.publish}
        </Button>
      )}
      {has('close') && (
        <Popconfirm
          title={text.closeSure}
          okText={text.close}
          cancelText={text.back}
          onConfirm={() => step.mutate('closing')}
        >
          <Button loading={step.isPending}>{text.close}</Button>
        </Popconfirm>
      )}
      <FaultNote error={step.error} />
      {doing === 'enrol' && <EnrolStaff courseId={course.id} onClose={close} />}
      {doing === 'edit' && <EditCourse card={card} onClose={close} />}
      {doing === 'publish' && <Publish course={course} onClose={close} />}
      {doing === 'return' && (
        <WithReason
          title={text.return}
          label={text.returnReason}
          onClose={close}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/events/courses/{courseId}/return', { params: at(course.id, key), body }),
            )
          }
        />
      )}
      {doing === 'cancel' && (
        <WithReason
          title={text.cancel}
          label={text.cancelReason}
          onClose={close}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/events/courses/{courseId}/cancellation', {
                params: at(course.id, key),
                body,
              }),
            )
          }
        />
      )}
    </>
  )
}

interface WithReasonProps {
  title: string
  label: string
  onClose: () => void
  write: (body: { reason: string }, key: string) => Promise<Course>
}

function WithReason({ title, label, onClose, write }: WithReasonProps) {
  return (
    <FormDrawer<{ reason: string }, Course>
      title={title}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={title}
      write={write}
    >
      <Form.Item name="reason" label={label} rules={[{ required: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

interface PublishProps {
  course: Course
  onClose: () => void
}

/** Publishes the version that stood on the page when the reviewer opened this. */
function Publish({ course, onClose }: PublishProps) {
  const text = useWords(academyWords)
  const steps = useWords(stepWords)
  const [{ version }] = useState(course)
  return (
    <FormDrawer<{ secrecyChecked?: boolean }, Course>
      title={text.publish}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.publish}
      write={(_, key) =>
        settled(
          api.POST('/api/v1/events/courses/{courseId}/publication', {
            params: at(course.id, key),
            body: { secrecyChecked: true, version },
          }),
        )
      }
    >
      <p className={style.text}>{text.publishNote(course.title)}</p>
      <Form.Item
        name="secrecyChecked"
        valuePropName="checked"
        rules={[
          {
            validator: (_, checked) =>
              checked === true ? Promise.resolve() : Promise.reject(new Error(steps.secrecyNeeded)),
          },
        ]}
      >
        <Checkbox>{steps.secrecy}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}
