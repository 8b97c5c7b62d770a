import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { today } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { pointWords } from './points.words.ts'
import style from './Points.module.css'

interface YearFieldProps {
  value: number
  onChange: (year: number) => void
}

/** The alliance began in 2022. */
const first = 2022
export const thisYear = (): number => Number(today().slice(0, 4))

export function YearField({ value, onChange }: YearFieldProps) {
  const text = useWords(pointWords)
  return (
    <div className={style.year} role="group" aria-label={text.year}>
      <Button
        aria-label={text.previous}
        icon={<LeftOutlined aria-hidden="true" />}
        disabled={value <= first}
        onClick={() => onChange(value - 1)}
      />
      <output>{value}</output>
      <Button
        aria-label={text.next}
        icon={<RightOutlined aria-hidden="true" />}
        disabled={value >= thisYear()}
        onClick={() => onChange(value + 1)}
      />
    </div>
  )
}
