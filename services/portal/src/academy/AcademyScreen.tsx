import type { Schemas } from '@alliance/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
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
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { academyWords } from './academy.words.ts'
import { NewCourse } from './CourseEditor.tsx'
import { CourseTag } from './CourseTag.tsx'
import { learningWords } from './learning.words.ts'

type State = Schemas['AcademyCourseState']
const shownToAll = ['published', 'closed', 'cancelled'] as const

/** The courses of the academy: what is taught, or what one runs. */
export function AcademyScreen() {
  const text = useWords(academyWords)
  const learning = useWords(learningWords)
  const may = useMay()
  const { count } = useDates()
  const { view, state } = useSearch({ from: '/signed-in/academy' })
  const navigate = useNavigate({ from: '/academy' })
  const [creating, setCreating] = useState(false)
  const organised = view === 'organised'
  const seen = organised ? state : shownToAll.find((each) => each === state)
  const list = useKeysetList<Schemas['AcademyCourse']>(['academy', 'list', organised, seen], (cursor) =>
    organised
      ? settled(api.GET('/api/v1/events/organised-courses', { params: { query: { state, cursor } } }))
      : settled(
          api.GET('/api/v1/events/courses', {
            params: { query: { state: shownToAll.find((each) => each === state), cursor } },
          }),
        ),
  )
  const states = optionsOf(text.states).filter(
    ({ value }) => organised || (shownToAll as readonly State[]).includes(value),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <Link to="/my-learning">{learning.mine}</Link>
          {may('activity:write') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {text.create}
            </Button>
          )}
        </>
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        {may('activity:read') && (
          <Segmented
            aria-label={text.view}
            value={organised ? 'organised' : 'all'}
            options={[
              { value: 'all', label: text.all },
              { value: 'organised', label: text.organised },
            ]}
            onChange={(next) => void navigate({ search: next === 'organised' ? { view: 'organised' } : {} })}
          />
        )}
        <Filter label={text.state}>
          <Select<State | ''>
            value={seen ?? ''}
            options={[{ value: '' as const, label: text.any }, ...states]}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, state: next || undefined }), replace: true })
            }
          />
        </Filter>
        <ExportLinks of={`events/${organised ? 'organised-courses' : 'courses'}`} query={{ state: seen }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={organised ? text.organisedNone : text.none}
        columns={[
          {
            title: text.course,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/academy/courses/$courseId" params={{ courseId: row.id }}>
                  {row.title}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.state, cell: (row) => <CourseTag state={row.state} /> },
          { title: text.host, cell: (row) => row.hostName },
          { title: text.term, cell: (row) => `${row.opensOn} – ${row.endsOn}` },
          { title: text.sessionCount, cell: (row) => text.times(count(row.sessionCount)) },
          {
            title: text.places,
            cell: (row) => <Places of={row} />,
          },
        ]}
      />
      {creating && <NewCourse onClose={() => setCreating(false)} />}
    </Page>
  )
}

interface PlacesProps {
  of: Schemas['AcademyCourse']
}

function Places({ of: { state, taken, capacity } }: PlacesProps) {
  const text = useWords(academyWords)
  const { count } = useDates()
  if (capacity !== null) return text.taken(count(taken), count(capacity))
  return state === 'published' ? text.takenOnly(count(taken)) : text.were(count(taken))
}
