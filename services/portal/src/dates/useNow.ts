import { useEffect, useState } from 'react'

/** The present moment in milliseconds, told anew now and then. */
export function useNow(pause = 15_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), pause)
    return () => clearInterval(timer)
  }, [pause])
  return now
}
