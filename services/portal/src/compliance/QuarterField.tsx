import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { today } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'

interface QuarterFieldProps {
  value: string
  onChange: (period: string) => void
}

/** The alliance began in 2022. */
const first = '2022-Q3'
export const thisQuarter = (): string =>
  `${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}`

const moved = (period: string, by: 1 | -1): string => {
  const at = Number(period.slice(0, 4)) * 4 + Number(period.slice(6)) - 1 + by
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`
}

export function QuarterField({ value, onChange }: QuarterFieldProps) {
  const text = useWords(complianceWords)
  return (
    <div className={style.quarter} role="group" aria-label={text.quarter}>
      <Button
        aria-label={text.previous}
        icon={<LeftOutlined aria-hidden="true" />}
        disabled={value <= first}
        onClick={() => onChange(moved(value, -1))}
      />
      <output>{text.period(value)}</output>
      <Button
        aria-label={text.next}
        icon={<RightOutlined aria-hidden="true" />}
        disabled={value >= thisQuarter()}
        onClick={() => onChange(moved(value, 1))}
      />
    </div>
  )
}
