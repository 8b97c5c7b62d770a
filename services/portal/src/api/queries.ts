import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isRefusal, Refusal } from './refusal.ts'

type Listener = () => void
const sessionEnded = new Set<Listener>()
/** Calls the listener when an answer says that nobody is signed in (any more); gives the way to stop listening. */
export const onSessionEnded = (listener: Listener) => {
  sessionEnded.add(listener)
  return () => void sessionEnded.delete(listener)
}

const mayComeRight = (error: unknown) => !(error instanceof Refusal) || error.problem.status === 503

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      if (isRefusal(error, 'session.required')) for (const listener of sessionEnded) listener()
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && mayComeRight(error),
      retryDelay: (attempt) => Math.min(400 * 2 ** attempt, 4_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
