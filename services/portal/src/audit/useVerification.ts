import type { Schemas } from '@alliance/client'
import { useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import type { WatchedService } from '../operations/service-status.ts'

type Part = Schemas['AuditVerification']

interface Progress {
  state: 'idle' | 'running' | 'finished' | 'failed'
  checked: number
  last: Part | null
  error: unknown
}

const idle: Progress = { state: 'idle', checked: 0, last: null, error: null }

/** Asks for the verification part by part, from the first row to the last, or to the first that is not right. */
export function useVerification(service: WatchedService) {
  const [progress, setProgress] = useState(idle)
  const run = useRef(0)
  const start = async () => {
    const mine = ++run.current
    let checked = 0
    let after: number | null = 0
    setProgress({ ...idle, state: 'running' })
    try {
      while (after !== null) {
        const part: Part = await settled(
          api.GET(`/api/v1/${service}/operations/audit/verification`, { params: { query: { after } } }),
        )
        if (run.current !== mine) return
        checked += part.checked
        after = part.broken ? null : part.next
        setProgress({ state: after === null ? 'finished' : 'running', checked, last: part, error: null })
      }
    } catch (error) {
      if (run.current === mine) setProgress({ state: 'failed', checked, last: null, error })
    }
  }
  const stop = () => {
    run.current += 1
    setProgress(idle)
  }
  return { ...progress, start: () => void start(), stop }
}
