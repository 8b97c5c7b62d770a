import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Drawer } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import { Parts } from './Parts.tsx'
import { resourceWords } from './resource.words.ts'
import { useWritesFor } from './useWritesFor.ts'

interface SuggestionsProps {
  need: Schemas['Need']
  onClose: () => void
}

/** Offers that fit a need, the best first, each with its reasons; one may be proposed. */
export function Suggestions({ need, onClose }: SuggestionsProps) {
  const text = useWords(resourceWords)
  const { unlimited } = useWords(circleWords)
  const writesFor = useWritesFor()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const query = useQuery({
    queryKey: ['circle', 'suggestions', need.id],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/needs/{needId}/suggestions', { params: { path: { needId: need.id } } }),
      ),
  })
  const propose = useIntent({
    write: (offer: Schemas['Offer'], key) =>
      settled(
        api.POST('/api/v1/membership/matches', {
          params: { header: keyed(key) },
          body: { needId: need.id, offerId: offer.id, units: unitsOf(need, offer), isDemo: false },
        }),
      ),
    refreshes: [['circle']],
    done() {
      void message.success(text.proposed)
      void navigate({ to: '/circle/matches' })
    },
  })
  return (
    <Drawer
      open
      title={text.suggestFor(need.title)}
      onClose={onClose}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      {query.isPending && <Waiting />}
      <FaultNote error={query.error ?? propose.error} onRetry={() => void query.refetch()} />
      {query.data?.items.length === 0 && <p>{text.noSuggestions}</p>}
      <ol className={style.suggestions}>
        {query.data?.items.map(({ offer, score, parts }) => (
          <li key={offer.id}>
            <div className={style.score}>
              <strong>
                {offer.title} <DemoTag of={offer} />
              </strong>
              <b>{text.score(score)}</b>
            </div>
            <small>
              {offer.organisationName} ·{' '}
              {text.left(offer.capacity === null ? unlimited : String(offer.capacity - offer.taken))}
            </small>
            <Parts parts={parts} />
            {(writesFor(need.organisationId) || writesFor(offer.organisationId)) && (
              <div>
                <Button
                  type="primary"
                  loading={propose.isPending && propose.variables.id === offer.id}
                  onClick={() => propose.mutate(offer)}
                >
                  {text.propose}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {query.data && <p>{text.rule(query.data.ruleVersion)}</p>}
    </Drawer>
  )
}

/** As many as are wanted, as far as there are any. */
const unitsOf = ({ wanted }: Schemas['Need'], { capacity, taken }: Schemas['Offer']): number =>
  capacity === null ? wanted : Math.max(1, Math.min(wanted, capacity - taken))
