import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { Appeal, Confirm, DecideAppeal, Queue, Review, Withdraw } from './CaseForms.tsx'
import { caseWords } from './case.words.ts'
import { Reveal } from './Reveal.tsx'

type Card = Schemas['HousingApplicationCard']

const forms = {
  withdraw: Withdraw,
  reveal: Reveal,
  appeal: Appeal,
  confirm: Confirm,
  review: Review,
  decide_appeal: DecideAppeal,
  queue: Queue,
}
type Doing = keyof typeof forms

interface CaseActionsProps {
  card: Card
}

/** What the reader may do now, as the service says. */
export function CaseActions({ card }: CaseActionsProps) {
  const text = useWords(caseWords)
  const [doing, setDoing] = useState<Doing>()
  const names: Record<Doing, string> = { ...text, decide_appeal: text.decide }
  const Form = doing ? forms[doing] : null
  return (
    <>
      {(Object.keys(forms) as Doing[])
        .filter((what) => card.may.includes(what))
        .map((what) => (
          <Button
            key={what}
            type={what === 'withdraw' || what === 'reveal' ? 'default' : 'primary'}
            onClick={() => setDoing(what)}
          >
            {names[what]}
          </Button>
        ))}
      {Form && <Form card={card} onClose={() => setDoing(undefined)} />}
    </>
  )
}
