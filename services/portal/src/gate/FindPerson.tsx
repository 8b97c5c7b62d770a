import { useRef, useState } from 'react'
import { useWords } from '../language/words.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import type { GateView } from './view.ts'

interface FindPersonProps {
  view: GateView
  onChoose: (registrationId: string) => void
}

const shown = 30

/** For whoever has no phone with them, or cannot hold a code up: by name, after a look at their papers. */
export function FindPerson({ view, onChoose }: FindPersonProps) {
  const text = useWords(gateWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const [name, setName] = useState('')
  const wanted = name.trim()
  const found =
    wanted === '' ? [] : view.persons.filter((person) => person.name.includes(wanted)).slice(0, shown)
  const choose = (registrationId: string) => {
    dialog.current?.close()
    setName('')
    onChoose(registrationId)
  }
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {text.find}
      </button>
      <dialog ref={dialog} className={style.dialog} aria-labelledby="find-person">
        <h2 id="find-person">{text.find}</h2>
        <p className={style.soft}>{view.persons.length === 0 ? text.noList : text.findDetail}</p>
        <label className={style.field}>
          {text.findLabel}
          <input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </label>
        {wanted !== '' && found.length === 0 && <p role="status">{text.nobody}</p>}
        <ul className={style.found}>
          {found.map((person) => (
            <li key={person.registrationId}>
              <button type="button" onClick={() => choose(person.registrationId)}>
                <strong>{person.name}</strong>
                <small>
                  {text.tail(person.registrationId)}
                  {view.inside.has(person.registrationId) && ` · ${text.insideNow}`}
                </small>
              </button>
            </li>
          ))}
        </ul>
        <button type="button" className={style.plain} onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </dialog>
    </>
  )
}
