import type { ReactNode } from 'react'
import style from './Listing.module.css'

interface FiltersProps {
  children: ReactNode
}

export const Filters = ({ children }: FiltersProps) => (
  <div role="search" className={style.filters}>
    {children}
  </div>
)

interface FilterProps {
  label: string
  wide?: boolean
  children: ReactNode
}

/** One labelled control above a list. */
export const Filter = ({ label, wide = false, children }: FilterProps) => (
  <label className={wide ? `${style.filter} ${style.wide}` : style.filter}>
    <span>{label}</span>
    {children}
  </label>
)
