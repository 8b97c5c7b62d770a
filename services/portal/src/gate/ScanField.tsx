import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { useWords } from '../language/words.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'

interface ScanFieldProps {
  onScan: (ticket: string) => void
}

/** Handheld scanners type what they read and press Enter; so may a person. */
export function ScanField({ onScan }: ScanFieldProps) {
  const text = useWords(gateWords)
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const hint = useId()
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) onScan(typed)
    setTyped('')
    field.current?.focus()
  }
  return (
    <form className={style.scan} onSubmit={submit}>
      <label className={style.field}>
        {text.scan}
        <input
          ref={field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-describedby={hint}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
        />
      </label>
      <button type="submit" className={style.primary}>
        {text.check}
      </button>
      <small id={hint} className={style.soft}>
        {text.scanHint}
      </small>
    </form>
  )
}
