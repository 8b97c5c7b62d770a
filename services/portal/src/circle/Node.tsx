import type { KeyboardEvent, ReactNode } from 'react'
import style from './Circle.module.css'

interface NodeProps {
  kind: 'chain' | 'partner' | 'category'
  label: string
  pressed: boolean
  dim?: boolean
  onPress: () => void
  children: ReactNode
}

/** A part of the picture that is a button: SVG has none of its own, so its keys are written out. */
export function Node({ kind, label, pressed, dim = false, onPress, children }: NodeProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onPress()
  }
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={pressed}
      className={style.node}
      data-kind={kind}
      data-dim={dim || undefined}
      onClick={onPress}
      onKeyDown={press}
    >
      {children}
    </g>
  )
}
