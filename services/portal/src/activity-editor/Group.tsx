import { useId, type ReactNode } from 'react'
import style from './ActivityEditor.module.css'

interface GroupProps {
  title: string
  children: ReactNode
}

/** Fields of a form that belong together. */
export function Group({ title, children }: GroupProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={style.group}>
      <h3 id={id}>{title}</h3>
      {children}
    </div>
  )
}
