import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useRef } from 'react'

interface Intent<Input, Output> {
  write: (input: Input, key: string) => Promise<Output>
  done?: (output: Output, input: Input) => void
  /** What the change makes stale. */
  refreshes?: QueryKey[]
  /** What tells one intended change from another, when the input is not plain data. */
  sameness?: (input: Input) => string
}

/**
 * One intended change. Its Idempotency-Key is kept until it succeeds, so that "retry" after a lost answer cannot do
 * it twice; another input is another intention with a key of its own.
 */
export function useIntent<Input, Output>({
  write,
  done,
  refreshes = [],
  sameness = JSON.stringify,
}: Intent<Input, Output>) {
  const cache = useQueryClient()
  const intended = useRef<{ input: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (input: Input) => {
      const fingerprint = sameness(input) ?? ''
      if (intended.current?.input !== fingerprint)
        intended.current = { input: fingerprint, key: crypto.randomUUID() }
      return write(input, intended.current.key)
    },
    onSuccess: (output, input) => {
      intended.current = null
      for (const queryKey of refreshes) void cache.invalidateQueries({ queryKey })
      done?.(output, input)
    },
  })
}

/** The header of a keyed write. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key })
/** The header of a versioned write: the platform's ETags are strong and hold the row's version. */
export const ifMatch = (row: { version: number }) => ({ 'If-Match': `"${row.version}"` })
