import type { Schemas } from '@alliance/client'

type New = Schemas['NewAcademyCourse']
type Card = Schemas['AcademyCourseCard']

/** A course as its form holds it: what the certificate takes is kept while one looks without. */
export interface CourseValues extends Pick<
  New,
  'title' | 'aim' | 'hostId' | 'opensOn' | 'endsOn' | 'enrolUntil' | 'capacity' | 'chains' | 'actions'
> {
  sessions: { activityId: string | null; required?: boolean }[]
  lecturers: {
    personId?: string | null
    name?: string
    title?: string | null
    organisation?: string | null
  }[]
  gives: boolean
  leastSessions: number | null
  leastMinutes: number | null
  assessment: boolean
  reason?: string
}

export const blankCourse: Partial<CourseValues> = {
  sessions: [],
  lecturers: [],
  gives: true,
  leastSessions: 1,
  leastMinutes: 0,
  assessment: false,
}

export const valuesOf = ({ course, sessions }: Card): CourseValues => ({
  title: course.title,
  aim: course.aim,
  hostId: course.hostId,
  opensOn: course.opensOn,
  endsOn: course.endsOn,
  enrolUntil: course.enrolUntil,
  capacity: course.capacity,
  chains: course.chains,
  actions: course.actions,
  sessions: sessions.map(({ activityId, required }) => ({ activityId, required })),
  lecturers: course.lecturers.map((lecturer) => ({ ...lecturer })),
  gives: course.requirement !== null,
  leastSessions: course.requirement?.leastSessions ?? 1,
  leastMinutes: course.requirement?.leastMinutes ?? 0,
  assessment: course.requirement?.assessment ?? false,
})

/** What is sent of the form, in the order of the contract. */
export const contentOf = (values: CourseValues) => ({
  title: values.title,
  aim: values.aim,
  opensOn: values.opensOn,
  endsOn: values.endsOn,
  enrolUntil: values.enrolUntil ?? null,
  capacity: values.capacity ?? null,
  chains: values.chains ?? [],
  actions: values.actions ?? [],
  sessions: values.sessions.map(({ activityId, required }) => ({
    activityId: activityId!,
    required: required ?? false,
  })),
  lecturers: values.lecturers.map(({ personId, name, title, organisation }) => ({
    name: name!,
    title: title || null,
    organisation: organisation || null,
    personId: personId ?? null,
  })),
  requirement: values.gives
    ? {
        leastSessions: values.leastSessions ?? 0,
        leastMinutes: values.leastMinutes ?? 0,
        assessment: values.assessment ?? false,
      }
    : null,
})
type Content = ReturnType<typeof contentOf>

/** The fields that differ, so that another's edit of the others stays. */
export const differing = (before: Content, after: Content): Partial<Content> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Content]),
    ),
  )
