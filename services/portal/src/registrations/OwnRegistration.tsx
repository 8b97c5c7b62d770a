import type { Schemas } from '@alliance/client'
import { Button, Popconfirm } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { registrationWords } from './registration.words.ts'
import style from './Registrations.module.css'
import { RegistrationTag } from './RegistrationTag.tsx'
import { useTimeLeft } from './useTimeLeft.ts'

type Step = 'withdrawal' | 'acceptance' | 'refusal'

export const registrationStep = (registrationId: string, step: Step, key: string) => {
  const init = { params: { path: { registrationId }, header: keyed(key) }, body: {} }
  if (step === 'withdrawal')
    return settled(api.POST('/api/v1/events/registrations/{registrationId}/withdrawal', init))
  if (step === 'acceptance')
    return settled(api.POST('/api/v1/events/registrations/{registrationId}/acceptance', init))
  return settled(api.POST('/api/v1/events/registrations/{registrationId}/refusal', init))
}

interface OwnRegistrationProps {
  own: Pick<Schemas['OwnRegistration'], 'registration' | 'queue'> & {
    drawEntry?: Schemas['OwnRegistration']['drawEntry']
  }
  /** It has begun, so a place cannot be given up any more. */
  begun: boolean
}

/** Where one stands: a seat, a place on the waiting list, an offer that runs; and what one may do about it. */
export function OwnRegistration({ own: { registration, queue, drawEntry }, begun }: OwnRegistrationProps) {
  const text = useWords(registrationWords)
  const { count } = useDates()
  const step = useIntent({
    refreshes: [['activities'], ['my-registrations']],
    write: (which: Step, key) => registrationStep(registration.id, which, key),
  })
  const { state, offerExpiresAt } = registration
  const gives = ['confirmed', 'waiting', 'pending'].includes(state) && !begun
  return (
    <div className={style.own}>
      <RegistrationTag state={state} />
      <p role="status">
        {state === 'confirmed' && text.confirmedNote}
        {state === 'pending' && text.pendingNote}
        {state === 'waiting' && queue && text.waitingNote(`${count(queue.ahead)}${queue.more ? '+' : ''}`)}
        {state === 'offered' && text.offeredNote}
        {['declined', 'expired', 'withdrawn', 'cancelled'].includes(state) && text.endedNote}
      </p>
      {drawEntry && (
        <p className={style.entry}>
          {text.entry} <code>{drawEntry.entry}</code>
        </p>
      )}
      {state === 'offered' && offerExpiresAt && <Left until={offerExpiresAt} />}
      <FaultNote error={step.error} />
      <div className={style.buttons}>
        {state === 'confirmed' && <Button href={`/ticket/#${registration.id}`}>{text.ticket}</Button>}
        {state === 'offered' && (
          <>
            <Button
              type="primary"
              size="large"
              loading={step.isPending && step.variables === 'acceptance'}
              onClick={() => step.mutate('acceptance')}
            >
              {text.accept}
            </Button>
            <Button size="large" onClick={() => step.mutate('refusal')}>
              {text.decline}
            </Button>
          </>
        )}
        {gives && (
          <Popconfirm
            title={text.sure}
            okText={state === 'waiting' ? text.leave : text.withdraw}
            cancelText={text.keep}
            onConfirm={() => step.mutate('withdrawal')}
          >
            <Button danger loading={step.isPending}>
              {state === 'waiting' ? text.leave : text.withdraw}
            </Button>
          </Popconfirm>
        )}
      </div>
    </div>
  )
}

interface LeftProps {
  until: string
}

function Left({ until }: LeftProps) {
  const text = useWords(registrationWords)
  const left = useTimeLeft(until)
  return (
    <p className={style.left} role="timer">
      {left === null ? text.states.expired : text.left(left)}
    </p>
  )
}
