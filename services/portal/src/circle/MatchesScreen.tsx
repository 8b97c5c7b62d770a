import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import { CircleTabs } from './CircleTabs.tsx'
import { MatchCard } from './MatchCard.tsx'
import { resourceWords } from './resource.words.ts'

type State = Schemas['MatchState']

/** The lanes of the board; what came to nothing shares the last. */
const lanes: readonly { id: State; states: readonly State[] }[] = [
  { id: 'proposed', states: ['proposed'] },
  { id: 'accepted', states: ['accepted'] },
  { id: 'realised', states: ['realised'] },
  { id: 'declined', states: ['declined', 'failed'] },
]

/** Matches as a board, from proposed to realised. */
export function MatchesScreen() {
  const text = useWords(resourceWords)
  const { matchState } = useWords(circleWords)
  const { more } = useWords(listingWords)
  const list = useKeysetList(['circle', 'matches'], (cursor) =>
    settled(api.GET('/api/v1/membership/matches', { params: { query: { cursor } } })),
  )
  return (
    <Page title={text.matchesTitle} lead={text.matchesLead} actions={<ExportLinks of="membership/matches" />}>
      <CircleTabs />
      <DemoBanner rows={list.rows} />
      {list.loading && <Waiting />}
      <FaultNote error={list.error} onRetry={list.retry} />
      {!list.loading && !list.error && list.rows.length === 0 && <Empty>{text.noMatches}</Empty>}
      {list.rows.length > 0 && (
        <div className={style.board}>
          {lanes.map(({ id, states }) => {
            const rows = list.rows.filter(({ state }) => states.includes(state))
            return (
              <section key={id} className={style.lane} aria-labelledby={`lane-${id}`}>
                <h2 id={`lane-${id}`}>
                  {states.map((state) => matchState[state]).join(' / ')} <small>{rows.length}</small>
                </h2>
                {rows.length === 0 && <p>{text.laneEmpty}</p>}
                <ul className={style.cards}>
                  {rows.map((match) => (
                    <MatchCard key={match.id} match={match} />
                  ))}
                </ul>
              </section>
            )
          })}
        </div>
      )}
      {list.more && (
        <Button onClick={list.more} loading={list.loadingMore}>
          {more}
        </Button>
      )}
    </Page>
  )
}
