import type { ReactNode } from 'react'
import style from './Facts.module.css'

interface FactsProps {
  /** A fact that is not known is left out. */
  facts: [term: string, value: ReactNode][]
}

/** Terms and what stands for them. */
export const Facts = ({ facts }: FactsProps) => (
  <dl className={style.facts}>
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
      .map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
