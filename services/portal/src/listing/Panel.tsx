import { useId, type ReactNode } from 'react'
import style from './Panel.module.css'

interface PanelProps {
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** A titled part of a screen. */
export function Panel({ title, actions, children }: PanelProps) {
  const id = useId()
  return (
    <section className={style.panel} aria-labelledby={id}>
      <div className={style.head}>
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
