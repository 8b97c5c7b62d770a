import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export const useCertificate = (certificateId: string) =>
  useQuery({
    queryKey: ['certificates', 'card', certificateId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/certificates/{certificateId}', { params: { path: { certificateId } } }),
      ),
  })
