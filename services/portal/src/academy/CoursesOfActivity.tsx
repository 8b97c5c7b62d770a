import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useWords } from '../language/words.ts'
import { academyWords } from './academy.words.ts'

interface CoursesOfActivityProps {
  activityId: string
}

/** From an activity to the courses that it is a session of. */
export function CoursesOfActivity({ activityId }: CoursesOfActivityProps) {
  const text = useWords(academyWords)
  const { data } = useQuery({
    queryKey: ['academy', 'of-activity', activityId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/activities/{activityId}/courses', { params: { path: { activityId } } }),
      ),
  })
  return data?.courses.map(({ id, title, no }) => (
    <Link key={id} to="/academy/courses/$courseId" params={{ courseId: id }}>
      {text.course}：{title}（{text.session(no)}）
    </Link>
  ))
}
