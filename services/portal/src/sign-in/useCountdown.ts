import { useEffect, useState } from 'react'

/** Seconds left until a moment. It counts to a clock time, so that a sleeping phone does not stretch it. */
export function useCountdown() {
  const [until, setUntil] = useState(0)
  const [now, setNow] = useState(0)
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [left])
  return {
    left,
    start(seconds: number) {
      setNow(Date.now())
      setUntil(Date.now() + seconds * 1000)
    },
  }
}
