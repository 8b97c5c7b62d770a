import type { Schemas } from '@alliance/client'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { useMe } from '../session/me.ts'
import { courseEditorWords } from './course-editor.words.ts'
import { CourseFields } from './CourseFields.tsx'
import { courseQuery } from './courseQuery.ts'
import { blankCourse, contentOf, differing, valuesOf, type CourseValues } from './courseValues.ts'

type Course = Schemas['AcademyCourse']

interface NewCourseProps {
  onClose: () => void
}

/** Drafts a course; whoever acts for one body drafts it as that body's. */
export function NewCourse({ onClose }: NewCourseProps) {
  const text = useWords(courseEditorWords)
  const navigate = useNavigate()
  const { roles } = useMe()
  const [own] = roles.flatMap(({ scope }) =>
    scope.id && scope.name && (scope.kind === 'org' || scope.kind === 'enterprise')
      ? [{ value: scope.id, label: scope.name }]
      : [],
  )
  return (
    <FormDrawer<CourseValues, Course>
      title={text.create}
      onClose={onClose}
      initial={{ ...blankCourse, ...(own ? { hostId: own.value } : {}) }}
      refreshes={[['academy']]}
      submitLabel={text.saveDraft}
      done={({ id }) => void navigate({ to: '/academy/courses/$courseId', params: { courseId: id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/events/courses', {
            params: { header: keyed(key) },
            body: { ...contentOf(values), hostId: values.hostId, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <CourseFields host={own ?? null} titles={new Map()} />
    </FormDrawer>
  )
}

interface EditCourseProps extends NewCourseProps {
  card: Schemas['AcademyCourseCard']
}

/** Changes a course, sending only what differs; once it is published, with a reason. */
export function EditCourse({ card, onClose }: EditCourseProps) {
  const text = useWords(courseEditorWords)
  const cache = useQueryClient()
  const { course, sessions } = card
  const [initial] = useState(() => valuesOf(card))
  const [version, setVersion] = useState(course.version)
  const published = course.state === 'published'
  return (
    <FormDrawer<CourseValues, Course>
      title={text.edit}
      onClose={onClose}
      initial={initial}
      refreshes={[['academy']]}
      onReload={() => {
        void cache.fetchQuery(courseQuery(course.id)).then((latest) => setVersion(latest.course.version))
      }}
      write={async (values) => {
        const changes = differing(contentOf(initial), contentOf({ ...initial, ...values }))
        if (Object.keys(changes).length === 0) return course
        return settled(
          api.PATCH('/api/v1/events/courses/{courseId}', {
            params: { path: { courseId: course.id }, header: ifMatch({ version }) },
            body: { ...changes, ...(published && values.reason ? { reason: values.reason } : {}) },
          }),
        )
      }}
    >
      {published && (
        <Form.Item name="reason" label={text.reason} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      )}
      <CourseFields
        host="kept"
        titles={new Map(sessions.map(({ activityId, title }) => [activityId, title]))}
      />
    </FormDrawer>
  )
}
