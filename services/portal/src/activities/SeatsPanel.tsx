import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { registrationWords } from '../registrations/registration.words.ts'
import { RegisterStaff } from '../registrations/RegisterStaff.tsx'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'
import { Seats } from './Seats.tsx'

interface SeatsPanelProps {
  card: Schemas['ActivityCard']
}

/** The seats, whom they are for, and the way to register others to them. */
export function SeatsPanel({ card: { activity, pools, may, open } }: SeatsPanelProps) {
  const text = useWords(activityWords)
  const words = useWords(registrationWords)
  const [adding, setAdding] = useState(false)
  const plan = activity.registration
  if (!plan) return null
  const organises = may.includes('edit')
  const adds = organises ? words.addPeople : words.registerStaff
  // An employer registers while registration is open, an organiser until it is over.
  const registers = may.includes('register_staff') && (organises || open)
  return (
    <Panel title={text.seats}>
      <Seats pools={pools} />
      <ul className={style.audiences}>
        {plan.places.map(({ kind, pool, audience }) => (
          <li key={kind}>
            <strong>{words.places[kind]}</strong>
            <span>
              {text.audiences[audience.for]}
              {pools.length > 1 && ` · ${pools.find(({ no }) => no === pool)?.name}`}
            </span>
          </li>
        ))}
      </ul>
      {(registers || may.includes('see_registrations')) && (
        <div className={style.buttons}>
          {registers && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {adds}
            </Button>
          )}
          {may.includes('see_registrations') && (
            <Link to="/activities/$activityId/registrations" params={{ activityId: activity.id }}>
              {words.seeRegistrations}
            </Link>
          )}
        </div>
      )}
      {adding && (
        <RegisterStaff title={adds} activityId={activity.id} plan={plan} onClose={() => setAdding(false)} />
      )}
    </Panel>
  )
}
