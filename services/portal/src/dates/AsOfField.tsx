import { Button } from 'antd'
import { DateField } from '../form/DateField.tsx'
import { useWords, words } from '../language/words.ts'
import { today, type DateOnly } from './dates.ts'
import style from './AsOfField.module.css'

const asOfWords = words({ label: '查看日期', today: '今天' }, { label: 'As of', today: 'Today' })

interface AsOfFieldProps {
  /** Left out: today. */
  value: DateOnly | undefined
  onChange: (date: DateOnly | undefined) => void
}

/** The question "as it was on that date". */
export function AsOfField({ value, onChange }: AsOfFieldProps) {
  const text = useWords(asOfWords)
  return (
    <div className={style.field}>
      <label>
        <span>{text.label}</span>
        <DateField
          value={value ?? today()}
          onChange={(date) => date && onChange(date === today() ? undefined : date)}
        />
      </label>
      <Button disabled={value === undefined} onClick={() => onChange(undefined)}>
        {text.today}
      </Button>
    </div>
  )
}
