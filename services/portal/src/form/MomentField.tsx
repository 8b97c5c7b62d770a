import { Input } from 'antd'
import { useState } from 'react'
import { dayOf, instantOf, timeOf } from '../activities/months.ts'
import type { DateOnly } from '../dates/dates.ts'
import { useWords, words } from '../language/words.ts'
import { DateField } from './DateField.tsx'
import style from './MomentField.module.css'

const momentWords = words(
  { time: (label: string) => `${label}（时刻）` },
  { time: (label: string) => `${label}, time` },
)

interface MomentFieldProps {
  id?: string
  /** An instant, as the API writes it. */
  value?: string | null
  onChange?: (instant: string | null) => void
  /** What the two fields are of. */
  label: string
}

/** `14:00`, and `1400` from a phone's number keys; null where it is no time. */
export function readTime(typed: string): string | null {
  const parts = typed.trim().match(/^(\d{1,2})[:：]?(\d{2})$/)
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return null
  return `${parts[1]!.padStart(2, '0')}:${parts[2]}`
}

/** A day and a time of it by a clock in Shanghai. */
export function MomentField({ id, value, onChange, label }: MomentFieldProps) {
  const text = useWords(momentWords)
  const [date, setDate] = useState<DateOnly | null>(value ? dayOf(value) : null)
  const [time, setTime] = useState(value ? timeOf(value) : '')
  const tell = (nextDate: DateOnly | null, nextTime: string) => {
    const read = readTime(nextTime)
    onChange?.(nextDate && read ? instantOf(nextDate, read) : null)
  }
  return (
    <span className={style.moment}>
      <DateField
        {...(id ? { id } : {})}
        value={date}
        onChange={(next) => {
          setDate(next)
          tell(next, time)
        }}
      />
      <Input
        aria-label={text.time(label)}
        value={time}
        placeholder="14:00"
        inputMode="numeric"
        maxLength={5}
        autoComplete="off"
        onChange={(event) => {
          setTime(event.target.value)
          tell(date, event.target.value)
        }}
        onBlur={() => setTime((typed) => readTime(typed) ?? typed)}
      />
    </span>
  )
}
