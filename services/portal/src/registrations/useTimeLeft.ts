import { useNow } from '../dates/useNow.ts'
import { useWords } from '../language/words.ts'
import { registrationWords } from './registration.words.ts'

/** How long it is until a moment, in words that grow finer as it comes near; null once it is past. */
export function useTimeLeft(until: string): string | null {
  const text = useWords(registrationWords)
  const now = useNow(1000)
  const seconds = Math.ceil((Date.parse(until) - now) / 1000)
  if (seconds <= 0) return null
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)]
  if (hours >= 48) return text.days(Math.floor(hours / 24), hours % 24)
  return hours > 0 ? text.hours(hours, minutes % 60) : text.minutes(minutes, seconds % 60)
}
