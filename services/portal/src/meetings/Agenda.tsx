import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'
import { RecordVote } from './RecordVote.tsx'
import type { AgendaItem, Room } from './useMeeting.ts'

interface AgendaProps {
  room: Room
  mayVote: boolean
}

export function Agenda({ room: { meeting, agenda, live }, mayVote }: AgendaProps) {
  const text = useWords(meetingWords)
  const [voting, setVoting] = useState<AgendaItem | null>(null)
  return (
    <Panel title={text.agenda}>
      <ol className={style.agenda}>
        {agenda.map((item) => (
          <li key={item.number}>
            <div className={style.agendaLine}>
              <span>
                <span className={style.kind}>{text.agendaKinds[item.kind]}</span> {item.title}
                {item.resolutionNo && <code className={style.number}>{item.resolutionNo}</code>}
              </span>
              {mayVote &&
                meeting.state === 'open' &&
                item.vote === null &&
                (item.kind === 'resolution' || item.kind === 'election') && (
                  <Button onClick={() => setVoting(item)}>{text.vote}</Button>
                )}
            </div>
            <Outcome item={item} />
          </li>
        ))}
      </ol>
      {voting && (
        <RecordVote
          meetingId={meeting.id}
          item={voting}
          present={live.present}
          onClose={() => setVoting(null)}
        />
      )}
    </Panel>
  )
}

interface OutcomeProps {
  item: AgendaItem
}

/** What came of a vote, in numbers, with the rule it was judged by. */
export function Outcome({ item: { vote, valid, kind } }: OutcomeProps) {
  const text = useWords(meetingWords)
  if (!vote) return null
  const isVoid = valid === false
  return (
    <div className={style.outcome} data-outcome={isVoid ? 'void' : vote.outcome}>
      <strong>{isVoid ? text.void : text[vote.outcome]}</strong>
      {kind === 'resolution' ? (
        <span>
          {text.for} {vote.for} · {text.against} {vote.against} · {text.abstain} {vote.abstain} ·{' '}
          {text.invalid} {vote.invalid}
        </span>
      ) : (
        <ul>
          {vote.candidates.map((one) => (
            <li key={one.name}>
              {one.name} {text.for} {one.for} · {text.against} {one.against} · {text.abstain} {one.abstain}
              {one.elected && !isVoid && <strong> {text.elected}</strong>}
            </li>
          ))}
        </ul>
      )}
      <small>
        {text.votesNeeded(vote.needed)} · {text.ballots[vote.ballot]} · {vote.basis}
        {vote.reasons.map((reason) => text.voteReasons[reason] && ` · ${text.voteReasons[reason]}`)}
      </small>
    </div>
  )
}
