import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { InstructorSheet } from './InstructorSheet.tsx'
import { instructorWords } from './instructor.words.ts'

export function InstructorScreen() {
  const { instructorId } = useParams({ from: '/signed-in/instructors/$instructorId' })
  const may = useMay()
  const query = useQuery({
    queryKey: ['instructors', 'card', instructorId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/instructors/{instructorId}', { params: { path: { instructorId } } }),
      ),
  })
  if (!query.data)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  // The receipt is there for the instructor and those who appoint, and so are the visits.
  return (
    <InstructorSheet
      key={instructorId}
      card={query.data}
      mayAppoint={may('instructor:write')}
      mayLog={query.data.receipt !== null}
    />
  )
}

/** One's own appointment, for an instructor signed in. */
export function MyInstructorScreen() {
  const text = useWords(instructorWords)
  const query = useQuery({
    queryKey: ['instructors', 'mine'],
    queryFn: () => settled(api.GET('/api/v1/membership/my-instructor')),
  })
  if (!query.data)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { instructor } = query.data
  if (instructor) return <InstructorSheet card={instructor} mayAppoint={false} mayLog />
  return (
    <Page title={text.mineTitle}>
      <Empty>{text.mineNone}</Empty>
    </Page>
  )
}
