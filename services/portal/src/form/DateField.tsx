import { CalendarOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { readDate, type DateOnly } from '../dates/dates.ts'
import { useWords, words } from '../language/words.ts'
import style from './DateField.module.css'

const dateWords = words({ pick: '选择日期' }, { pick: 'Pick a date' })

interface DateFieldProps {
  id?: string
  value?: DateOnly | null
  onChange?: (date: DateOnly | null) => void
  min?: DateOnly
  max?: DateOnly
  'aria-label'?: string
}

/**
 * A date written as the API writes it, whatever the browser's own language. It is typed (2022-07-01, 20220701,
 * 2022年7月1日) or picked in the browser's calendar, which a phone knows best.
 */
export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const text = useWords(dateWords)
  const given = value ?? ''
  // What is typed stands for one given date: when another is given, it is forgotten.
  const [draft, setDraft] = useState({ of: given, text: given })
  const typed = draft.of === given ? draft.text : given
  const picker = useRef<HTMLInputElement>(null)
  const take = (input: string, settle: boolean) => {
    const date = readDate(input)
    const allowed = date !== null && (!min || date >= min) && (!max || date <= max)
    setDraft({ of: given, text: settle ? (allowed ? date : given) : input })
    if (input === '') onChange?.(null)
    else if (allowed && (settle || input === date)) onChange?.(date)
  }
  return (
    <span className={style.field}>
      <Input
        {...rest}
        value={typed}
        placeholder="2022-06-29"
        maxLength={11}
        autoComplete="off"
        onChange={(event) => take(event.target.value, false)}
        onBlur={() => typed !== given && typed !== '' && take(typed, true)}
        onPressEnter={() => typed !== '' && take(typed, true)}
        suffix={
          <Button
            type="text"
            size="small"
            aria-label={text.pick}
            icon={<CalendarOutlined aria-hidden="true" />}
            onClick={() => picker.current?.showPicker()}
          />
        }
      />
      <input
        ref={picker}
        type="date"
        className={style.picker}
        tabIndex={-1}
        aria-hidden="true"
        value={given}
        min={min}
        max={max}
        onChange={(event) => take(event.target.value, true)}
      />
    </span>
  )
}
