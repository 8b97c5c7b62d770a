import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { chainWords } from '../chains/chain.words.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import style from './Circle.module.css'
import { DeclineMatch, RecordOutcome } from './MatchForms.tsx'
import { Parts } from './Parts.tsx'
import { resourceWords } from './resource.words.ts'
import { useWritesFor } from './useWritesFor.ts'

type Match = Schemas['Match']
export type Side = Schemas['MatchSide']

interface MatchCardProps {
  match: Match
}

/** One match: both sides, why it was proposed, and what the reader may decide. */
export function MatchCard({ match }: MatchCardProps) {
  const text = useWords(resourceWords)
  const { name } = useWords(chainWords)
  const { at } = useDates()
  return (
    <li>
      <span className={style.side}>
        <strong>{match.needTitle}</strong>
        <small>
          {match.needOrganisationName ?? text.ofChain}
          {match.needChainCode && ` · ${name[match.needChainCode]}`}
        </small>
      </span>
      <span className={style.arrow} aria-hidden="true">
        ↕
      </span>
      <span className={style.side}>
        <strong>{match.offerTitle}</strong>
        <small>{match.offerOrganisationName}</small>
      </span>
      <span className={style.row}>
        <span className={style.tag}>{text.units(match.units)}</span>
        {match.confidential && <span className={style.tag}>{text.confidential}</span>}
        <DemoTag of={match} />
      </span>
      {match.note && <p>{match.note}</p>}
      {match.declinedBy && <small>{text.declinedBy(sideName(text, match.declinedBy))}</small>}
      <details>
        <summary>
          {text.why} · {text.score(match.receipt.score)}
        </summary>
        <Parts parts={match.receipt.parts} />
        <small>{text.rule(match.receipt.ruleVersion)}</small>
      </details>
      <small>{text.proposedBy(match.proposedBy, at(match.createdAt))}</small>
      <Decisions match={match} />
    </li>
  )
}

const sideName = (text: (typeof resourceWords)['zh'], side: Side) =>
  side === 'need' ? text.sideNeed : text.sideOffer

function Decisions({ match }: MatchCardProps) {
  const text = useWords(resourceWords)
  const writesFor = useWritesFor()
  const [declining, setDeclining] = useState<Side>()
  const [settling, setSettling] = useState(false)
  const accept = useIntent({
    write: (side: Side, key) =>
      settled(
        api.POST('/api/v1/membership/matches/{matchId}/acceptance', {
          params: { path: { matchId: match.id }, header: keyed(key) },
          body: { side },
        }),
      ),
    refreshes: [['circle']],
  })
  const mine = (side: Side) =>
    writesFor(side === 'need' ? match.needOrganisationId : match.offerOrganisationId)
  const acceptedAt = { need: match.needAcceptedAt, offer: match.offerAcceptedAt }
  const sides = ['need', 'offer'] as const
  if (match.state === 'accepted' && sides.some(mine))
    return (
      <div>
        <Button size="small" onClick={() => setSettling(true)}>
          {text.outcome}
        </Button>
        {settling && <RecordOutcome match={match} onClose={() => setSettling(false)} />}
      </div>
    )
  if (match.state !== 'proposed') return null
  return (
    <>
      {sides.map((side) => (
        <span key={side} className={style.row}>
          {acceptedAt[side] !== null ? (
            <span className={style.tag} data-tone="good">
              {text.acceptedBy(sideName(text, side))}
            </span>
          ) : (
            <span className={style.tag}>{text.waiting(sideName(text, side))}</span>
          )}
        </span>
      ))}
      {sides.filter(mine).map((side) => (
        <span key={side} className={style.row}>
          {acceptedAt[side] === null && (
            <Button
              size="small"
              type="primary"
              loading={accept.isPending && accept.variables === side}
              onClick={() => accept.mutate(side)}
            >
              {text.acceptFor(sideName(text, side))}
            </Button>
          )}
          <Button size="small" onClick={() => setDeclining(side)}>
            {text.declineFor(sideName(text, side))}
          </Button>
        </span>
      ))}
      <FaultNote error={accept.error} />
      {declining && <DeclineMatch match={match} side={declining} onClose={() => setDeclining(undefined)} />}
    </>
  )
}
