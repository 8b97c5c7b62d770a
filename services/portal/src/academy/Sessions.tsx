import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { activityWords } from '../activities/activity.words.ts'
import { StateTag } from '../activities/StateTag.tsx'
import { useWhen } from '../activities/useWhen.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'

type Session = Schemas['CourseSession']

interface SessionsProps {
  sessions: Session[]
  /** One is enrolled, so each shows one's own place. */
  enrolled: boolean
}

/** The sessions in their order, with when, where, by whom, and how it went for oneself. */
export function Sessions({ sessions, enrolled }: SessionsProps) {
  const text = useWords(academyWords)
  const kinds = useWords(activityWords)
  const when = useWhen()
  if (sessions.length === 0) return <p>{text.noSessions}</p>
  return (
    <ol className={style.sessions}>
      {sessions.map((session) => (
        <li key={session.activityId} className={style.session}>
          <span className={style.no} data-outcome={session.own?.outcome ?? undefined} aria-hidden="true">
            {session.no}
          </span>
          <div>
            <h3>
              <span className="visually-hidden">{text.session(session.no)} </span>
              <Link to="/activities/$activityId" params={{ activityId: session.activityId }}>
                {session.title}
              </Link>
            </h3>
            <small>{when(session)}</small>
            <small>
              {[session.place ?? text.online, ...session.lecturers].join(' · ')}
              {session.kind === 'course' ? '' : ` · ${kinds.kinds[session.kind]}`}
            </small>
            <span className={style.acts}>
              {session.required && <Tag tone="soon">{text.required}</Tag>}
              {session.state !== 'published' && <StateTag state={session.state} />}
              {enrolled && <Own session={session} />}
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}

interface OwnProps {
  session: Session
}

function Own({ session: { own, state, activityId, no } }: OwnProps) {
  const text = useWords(academyWords)
  const { count } = useDates()
  if (own?.outcome)
    return (
      <Tag tone={own.outcome === 'present' ? 'good' : own.outcome === 'absent' ? 'bad' : 'soon'}>
        {own.outcome === 'present'
          ? `${text.outcomes.present} · ${text.minutes(count(own.minutes))}`
          : text.outcomes[own.outcome]}
      </Tag>
    )
  if (own?.registration) return <Tag tone="plain">{text.places4[own.registration]}</Tag>
  return state === 'published' ? (
    <Link
      to="/activities/$activityId"
      params={{ activityId }}
      aria-label={`${text.register} · ${text.session(no)}`}
    >
      {text.register}
    </Link>
  ) : null
}
