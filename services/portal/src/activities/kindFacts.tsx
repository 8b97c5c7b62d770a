import type { Schemas } from '@alliance/client'
import type { ReactNode } from 'react'
import style from './Activities.module.css'
import type { activityWords } from './activity.words.ts'

type Words = (typeof activityWords)['zh']
type Fact = [term: string, value: ReactNode]
type Detail = Schemas['Activity']['detail']
type Speaker = Schemas['Speaker']

const named = ({ name, title }: Speaker) => (title ? `${name}（${title}）` : name)

const lines = (list: readonly string[]) =>
  list.length === 1 ? (
    list[0]
  ) : (
    <ul className={style.plain}>
      {list.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )

const steps = (list: readonly string[]) => (
  <ol className={style.plain}>
    {list.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ol>
)

/** What an activity is about, by the fields that its kind has. */
export function kindFacts(
  detail: Detail,
  text: Words,
  branches: readonly { id: string; name: string }[],
  when: (period: { startsAt: string; endsAt: string }) => string,
): Fact[] {
  const partyDay = ({ theme, materials }: Schemas['PartyDayPart']): Fact[] => [
    [text.theme, theme],
    [text.branches, lines(branches.map(({ name }) => name))],
    [text.materials, <Materials key="materials" of={materials} />],
  ]
  switch (detail.kind) {
    case 'salon':
      return [
        [text.topics, lines(detail.topics)],
        [text.speakers, lines(detail.speakers.map(named))],
        ...(detail.partyDay
          ? ([[text.kinds.party_day, text.partyDay], ...partyDay(detail.partyDay)] as Fact[])
          : []),
      ]
    case 'course':
      return [
        [text.lecturers, lines(detail.lecturers.map(named))],
        [
          text.syllabus,
          <span key="syllabus" className={style.text}>
            {detail.syllabus}
          </span>,
        ],
        [text.learning, text.minutesOfLearning(detail.learningMinutes)],
      ]
    case 'party_day':
      return partyDay(detail)
    case 'forum':
      return [
        [text.theme, detail.theme],
        [text.speakers, lines(detail.speakers.map(named))],
        [text.agenda, steps(detail.agenda)],
      ]
    case 'volunteering':
      return [
        [text.tasks, lines(detail.tasks)],
        [
          text.shifts,
          lines(
            detail.shifts.map((shift) => `${shift.label} · ${when(shift)} · ${text.people(shift.people)}`),
          ),
        ],
      ]
    case 'study_visit':
      return [[text.sites, lines(detail.sites.map(({ name }) => name))]]
    case 'ceremony':
      return [
        [text.programme, steps(detail.programme)],
        [text.forms.work_conference, detail.withConference ? text.withConference : null],
      ]
    case 'meeting':
      return [
        [text.form, text.forms[detail.form]],
        [text.agenda, steps(detail.agenda)],
      ]
    case 'lecture':
      return [
        [text.topic, detail.topic],
        [text.lecturer, named(detail.lecturer)],
        [text.branches, lines(branches.map(({ name }) => name))],
      ]
  }
}

interface MaterialsProps {
  of: Schemas['PartyDayPart']['materials']
}

const Materials = ({ of }: MaterialsProps) => (
  <ul className={style.plain}>
    {of.map(({ title, url }) => (
      <li key={title}>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        ) : (
          title
        )}
      </li>
    ))}
  </ul>
)
