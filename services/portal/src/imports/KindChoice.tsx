import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'

interface KindChoiceProps {
  kinds: Schemas['RosterKind'][]
  chosen: Schemas['RosterKind']
}

/** What the roster tells of, with whose rows one may import. */
export function KindChoice({ kinds, chosen }: KindChoiceProps) {
  const text = useWords(importWords)
  const navigate = useNavigate({ from: '/imports' })
  return (
    <fieldset className={style.kinds}>
      <legend>{text.chooseKind}</legend>
      {kinds.map((kind) => (
        <label key={kind} className={style.kind} data-chosen={kind === chosen || undefined}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={kind === chosen}
            onChange={() => void navigate({ search: { kind }, replace: true, resetScroll: false })}
          />
          <strong>{text.kinds[kind].name}</strong>
          <span>{text.kinds[kind].about}</span>
          <small>{text.kinds[kind].who}</small>
        </label>
      ))}
    </fieldset>
  )
}
