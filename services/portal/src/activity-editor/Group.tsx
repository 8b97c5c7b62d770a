import type { ReactNode } from 'react'
import style from './ActivityEditor.module.css'

interface GroupProps {
  title: string
  children: ReactNode
}

/** Fields of a form that belong together. */
export const Group = ({ title, children }: GroupProps) => (
  <fieldset className={style.group}>
    <legend>{title}</legend>
    {children}
  </fieldset>
)
