import type { ReactNode } from 'react'
import { Logo } from '../brand/Logo.tsx'
import style from './Listing.module.css'

interface EmptyProps {
  children: ReactNode
}

/** Nothing here yet, and what to do next. */
export const Empty = ({ children }: EmptyProps) => (
  <div className={style.empty}>
    <Logo size={32} />
    <div>{children}</div>
  </div>
)
