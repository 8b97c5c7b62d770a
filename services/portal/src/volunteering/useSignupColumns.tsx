import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { clockOf, useHours } from './hours.ts'
import { SignupActions } from './SignupActions.tsx'
import { SignupTag } from './SignupTag.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

type Signup = Schemas['ShiftSignup']

/** `own`: one’s own shifts. `desk`: the volunteers of one activity. `reports`: of many activities. */
export function useSignupColumns(of: 'own' | 'desk' | 'reports'): Column<Signup>[] {
  const text = useWords(volunteeringWords)
  const { at } = useDates()
  const { hours } = useHours()
  const activity: Column<Signup> = {
    title: text.activity,
    cell: (row) => (
      <>
        <Link to="/my-volunteering/$activityId" params={{ activityId: row.activityId }}>
          {row.activityTitle}
        </Link>{' '}
        {of === 'own' && <DemoTag of={row} />}
      </>
    ),
  }
  const volunteer: Column<Signup> = {
    title: text.volunteer,
    heading: true,
    cell: (row) => (
      <>
        {[row.personName, row.organisationName].filter(Boolean).join(' · ')} <DemoTag of={row} />
      </>
    ),
  }
  return [
    ...(of === 'own' ? [{ ...activity, heading: true as const }] : [volunteer]),
    ...(of === 'reports' ? [activity] : []),
    { title: text.shift, cell: (row) => `${row.label} ${at(row.startsAt)}–${clockOf(row.endsAt)}` },
    { title: text.state, cell: (row) => <SignupTag state={row.state} /> },
    {
      title: text.minutes,
      cell: (row) =>
        row.minutes !== null ? (
          <span className={style.hours}>{hours(row.minutes)}</span>
        ) : (
          row.report &&
          text.reported(
            clockOf(row.report.startedAt),
            clockOf(row.report.endedAt),
            String(row.report.breakMinutes),
          )
        ),
    },
    { title: text.reason, cell: (row) => row.reason ?? row.report?.note },
    { title: text.act, cell: (row) => <SignupActions of={row} as={of === 'own' ? 'own' : 'desk'} /> },
  ]
}
