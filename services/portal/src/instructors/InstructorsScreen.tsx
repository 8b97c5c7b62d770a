import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { AppointInstructor } from './AppointInstructor.tsx'
import { instructorWords } from './instructor.words.ts'
import style from './Instructors.module.css'

export function InstructorsScreen() {
  const text = useWords(instructorWords)
  const may = useMay()
  const [serving, setServing] = useState(true)
  const [appointing, setAppointing] = useState(false)
  const query = serving ? { serving: 'true' } : {}
  const list = useKeysetList(['instructors', 'list', serving], (cursor) =>
    settled(api.GET('/api/v1/membership/instructors', { params: { query: { ...query, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('instructor:write') && (
          <Button type="primary" onClick={() => setAppointing(true)}>
            {text.appoint}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.show}>
          <Segmented
            value={serving ? 'serving' : 'all'}
            options={[
              { value: 'serving', label: text.onlyServing },
              { value: 'all', label: text.all },
            ]}
            onChange={(next) => setServing(next === 'serving')}
          />
        </Filter>
        <ExportLinks of="membership/instructors" query={query} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.name,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/instructors/$instructorId" params={{ instructorId: row.id }}>
                  {row.name}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.kind, cell: (row) => text.kinds[row.kind] },
          { title: text.hosts, cell: (row) => <Load of={row} /> },
          { title: text.term, cell: (row) => row.letterNo && `${row.from} – ${row.to}` },
          { title: text.letter, cell: (row) => row.letterNo && <code>{row.letterNo}</code> },
          { title: text.state, cell: (row) => stateOf(row, text) },
        ]}
      />
      {appointing && <AppointInstructor onClose={() => setAppointing(false)} />}
    </Page>
  )
}

interface LoadProps {
  of: Pick<Schemas['Instructor'], 'load'>
}

/** Hosts today, of five. */
export function Load({ of: { load } }: LoadProps) {
  const text = useWords(instructorWords)
  return (
    <span className={style.load} data-full={load >= 5 || undefined}>
      <span className={style.loadBar} aria-hidden="true">
        {[1, 2, 3, 4, 5].map((place) => (
          <span key={place} data-taken={place <= load || undefined} />
        ))}
      </span>
      {text.load(load)}
    </span>
  )
}

export function stateOf(
  { from, to, letterNo, endReason }: Schemas['Instructor'],
  text: (typeof instructorWords)['zh'],
): string {
  if (letterNo === null) return text.notSelected
  if (endReason === 'withdrawn' || endReason === 'resigned') return text[endReason]
  if (from > today()) return text.coming
  return to > today() ? text.serving : text.ended
}
