import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Tag } from '../listing/Tag.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Merge.module.css'
import { mergeWords } from './merge.words.ts'

type Pair = Schemas['DuplicatePair']
type State = 'open' | 'merged' | 'distinct'

/** Pairs of records that may be one person's, for a human to decide on. */
export function DuplicatesScreen() {
  const text = useWords(mergeWords)
  const { at } = useDates()
  const [state, setState] = useState<State>('open')
  const list = useKeysetList(['duplicates', state], (cursor) =>
    settled(api.GET('/api/v1/membership/duplicates', { params: { query: { state, cursor } } })),
  )
  return (
    <Page title={text.title} lead={text.lead} actions={<Link to="/person-merges">{text.history}</Link>}>
      <DemoBanner rows={list.rows.flatMap(({ first, second }) => [first, second])} />
      <Filters>
        <Filter label={text.stateLabel}>
          <Select<State> value={state} options={optionsOf(text.states)} onChange={setState} />
        </Filter>
        <ExportLinks of="membership/duplicates" query={{ state }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          { title: text.pair, heading: true, cell: (row) => <Sides pair={row} state={state} /> },
          {
            title: text.reasons,
            cell: (row) => row.reasons.map((reason) => text.reason_[reason]).join('、'),
          },
          {
            title: text.score,
            cell: (row) => (
              <Tag tone={row.grade === 'likely' ? 'bad' : 'soon'}>
                {`${text.grades[row.grade]} ${row.score}`}
              </Tag>
            ),
          },
          ...(state === 'open'
            ? []
            : [
                {
                  title: text.why,
                  cell: (row: Pair) => (
                    <>
                      {row.decision}
                      <br />
                      <small>{row.decidedAt && text.decidedBy(row.decidedBy ?? '', at(row.decidedAt))}</small>
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Page>
  )
}

interface SidesProps {
  pair: Pair
  state: State
}

function Sides({ pair, state }: SidesProps) {
  const text = useWords(mergeWords)
  return (
    <div className={style.sides}>
      {[pair.first, pair.second].map((person) => (
        <span key={person.id}>
          <Link to="/people/$personId" params={{ personId: person.id }}>
            {person.name}
          </Link>{' '}
          <DemoTag of={person} />
          <small>{[person.employer?.name, person.phoneMask].filter(Boolean).join(' · ')}</small>
        </span>
      ))}
      {state === 'open' && (
        <Link
          to="/people/$personId/merge"
          params={{ personId: pair.first.id }}
          search={{ with: pair.second.id, pair: pair.id }}
        >
          {text.compare}
        </Link>
      )}
    </div>
  )
}
