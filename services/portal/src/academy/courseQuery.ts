import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export const courseQuery = (courseId: string) =>
  queryOptions({
    queryKey: ['academy', 'course', courseId],
    queryFn: () => settled(api.GET('/api/v1/events/courses/{courseId}', { params: { path: { courseId } } })),
  })
