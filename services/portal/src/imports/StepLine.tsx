import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'

interface StepLineProps {
  current: number
}

/** Where one is on the way from a sheet to the register. */
export function StepLine({ current }: StepLineProps) {
  const text = useWords(importWords)
  return (
    <ol className={style.steps} aria-label={text.stepsLabel}>
      {text.steps.map((step, index) => (
        <li
          key={step}
          data-state={index < current ? 'past' : index === current ? 'now' : 'ahead'}
          {...(index === current ? { 'aria-current': 'step' as const } : {})}
        >
          <span aria-hidden="true">{index < current ? '✓' : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
