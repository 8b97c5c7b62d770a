import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Slider } from 'antd'
import { useState } from 'react'
import { dateOf, dayNumber, today, useDates, type DateOnly } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import style from './TimeAxis.module.css'

const begin = '2022-06-01'
/** The launch of the programme (row S02 of the seed checklist). */
const launch = '2022-06-29'

interface TimeAxisProps {
  date: DateOnly
  onChange: (date: DateOnly) => void
}

/** Any day from the month of the launch to today: by dragging, by arrow keys, by typing. */
export function TimeAxis({ date, onChange }: TimeAxisProps) {
  const text = useWords(gridWords)
  const { on } = useDates()
  const [drag, setDrag] = useState({ of: date, day: dayNumber(date) })
  const dragged = drag.of === date ? drag.day : dayNumber(date)
  const first = dayNumber(begin)
  const last = dayNumber(today())
  const years = Array.from({ length: Number(today().slice(0, 4)) - 2022 }, (_, index) => 2023 + index)
  const marks = {
    [dayNumber(launch)]: { label: <span className={style.launch}>{text.launch}</span> },
    ...Object.fromEntries(years.map((year) => [dayNumber(`${year}-01-01`), year])),
  }
  const within = (day: number) => Math.min(last, Math.max(first, day))
  const step = (days: number) => onChange(dateOf(within(dragged + days)))
  return (
    <section className={style.axis} aria-label={text.slider}>
      <div className={style.exact}>
        <Button
          aria-label={text.dayBefore}
          icon={<LeftOutlined aria-hidden="true" />}
          disabled={dragged <= first}
          onClick={() => step(-1)}
        />
        <label>
          <span className="visually-hidden">{text.date}</span>
          <DateField
            value={dateOf(dragged)}
            min={begin}
            max={today()}
            onChange={(next) => next && onChange(dateOf(within(dayNumber(next))))}
          />
        </label>
        <Button
          aria-label={text.dayAfter}
          icon={<RightOutlined aria-hidden="true" />}
          disabled={dragged >= last}
          onClick={() => step(1)}
        />
        <Button onClick={() => onChange(launch)}>
          {launch} {text.launch}
        </Button>
        <Button onClick={() => onChange(today())}>{text.today}</Button>
      </div>
      <Slider
        className={style.slider ?? ''}
        min={first}
        max={last}
        value={within(dragged)}
        marks={marks}
        included
        tooltip={{ formatter: (day) => on(dateOf(day ?? first)) }}
        ariaLabelForHandle={text.slider}
        ariaValueTextFormatterForHandle={(day) => on(dateOf(day))}
        onChange={(day) => setDrag({ of: date, day })}
        onChangeComplete={(day) => onChange(dateOf(day))}
      />
    </section>
  )
}
