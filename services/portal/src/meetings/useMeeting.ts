import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export type Room = Schemas['MeetingRoom']
export type AgendaItem = Room['agenda'][number]
export type RollEntry = Room['roll'][number]

export const meetingKey = (meetingId: string) => ['meetings', 'room', meetingId]

/** Others mark at the same time: an open meeting is read again every few seconds. */
const livePause = 4_000

export const useMeeting = (meetingId: string) =>
  useQuery({
    queryKey: meetingKey(meetingId),
    queryFn: () =>
      settled(api.GET('/api/v1/membership/meetings/{meetingId}', { params: { path: { meetingId } } })),
    refetchInterval: ({ state }) => (state.data?.meeting.state === 'open' ? livePause : false),
  })
