import { useState, type FormEvent } from 'react'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import type { GateEngine } from './engine.ts'
import { enrol } from './enrolling.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import type { GateStore } from './store.ts'

interface EnrolProps {
  store: GateStore
  onEnrolled: (engine: GateEngine) => void
}

export function Enrol({ store, onEnrolled }: EnrolProps) {
  const text = useWords(gateWords)
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)).slice(0, 20))
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFault(null)
    try {
      onEnrolled(await enrol(store, code))
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={style.card} onSubmit={(event) => void submit(event)}>
      <h2>{text.enrol}</h2>
      <p className={style.soft}>{text.enrolDetail}</p>
      <FaultNote error={fault} />
      <label className={style.field}>
        {text.code}
        <input
          className={style.code}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          required
          minLength={8}
        />
      </label>
      <button type="submit" className={style.primary} disabled={busy}>
        {busy ? text.enrolling : text.enrolButton}
      </button>
    </form>
  )
}
