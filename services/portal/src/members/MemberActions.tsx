import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { FollowUp, Reinstate, ReviewMember } from './ReviewForms.tsx'
import { DecideRemoval, Leave, ProposeRemoval, StateOnRemoval } from './ExitForms.tsx'
import { standingWords } from './standing.words.ts'

type Action = Schemas['MemberAction']

export interface MemberFormProps {
  card: Schemas['MemberCard']
  onClose: () => void
}

const forms = {
  review: ReviewMember,
  follow_up: FollowUp,
  reinstate: Reinstate,
  leave: Leave,
  propose_removal: ProposeRemoval,
  state: StateOnRemoval,
  decide_removal: DecideRemoval,
} satisfies Record<Action, unknown>

interface MemberActionsProps {
  card: Schemas['MemberCard']
}

/** What the reader may do about a member now, as the service says. */
export function MemberActions({ card }: MemberActionsProps) {
  const text = useWords(standingWords)
  const [doing, setDoing] = useState<Action>()
  const labels: Record<Action, string> = {
    review: text.review,
    follow_up: text.followUp,
    reinstate: text.reinstate,
    leave: text.leave,
    propose_removal: text.proposeRemoval,
    state: text.say,
    decide_removal: text.decide,
  }
  const Form = doing && forms[doing]
  return (
    <>
      {card.may.map((action) => (
        <Button key={action} onClick={() => setDoing(action)}>
          {labels[action]}
        </Button>
      ))}
      {Form && <Form card={card} onClose={() => setDoing(undefined)} />}
    </>
  )
}
