import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { ReadingDrawer } from '../listing/ReadingDrawer.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { thisYear, YearField } from '../points/YearField.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Academy.module.css'
import { learningWords } from './learning.words.ts'
import { LearningYears } from './LearningYears.tsx'

type Row = Schemas['LearnerYear']

/** What staff learnt in a year: of an employer their own, of the alliance everyone. */
export function LearningRecordsScreen() {
  const text = useWords(learningWords)
  const { count } = useDates()
  const [year, setYear] = useState(thisYear)
  const [shown, setShown] = useState<Row>()
  const list = useKeysetList<Row>(['learning', 'records', year], (cursor) =>
    settled(api.GET('/api/v1/events/learning-records', { params: { query: { year, cursor } } })),
  )
  return (
    <Page title={text.records} lead={text.recordsLead}>
      <Filters>
        <YearField value={year} onChange={setYear} />
        <ExportLinks of="events/learning-records" query={{ year: String(year) }} />
      </Filters>
      <Listing
        caption={text.records}
        list={list}
        rowKey={(row) => row.personId}
        empty={text.noPeople}
        columns={[
          {
            title: text.person,
            heading: true,
            cell: (row) => (
              <Button type="link" size="small" onClick={() => setShown(row)}>
                {row.personName}
              </Button>
            ),
          },
          { title: text.organisation, cell: (row) => row.organisationName },
          { title: text.count, numeric: true, cell: (row) => count(row.sessions) },
          { title: text.minutes, numeric: true, cell: (row) => count(row.minutes) },
          { title: text.hours, numeric: true, cell: (row) => count(row.classHours) },
          { title: text.certificates, numeric: true, cell: (row) => count(row.certificates) },
        ]}
      />
      {shown && <Record of={shown} onClose={() => setShown(undefined)} />}
    </Page>
  )
}

interface RecordProps {
  of: Row
  onClose: () => void
}

function Record({ of: { personId, personName }, onClose }: RecordProps) {
  const query = useQuery({
    queryKey: ['learning', 'record', personId],
    queryFn: () =>
      settled(api.GET('/api/v1/events/learning-records/{personId}', { params: { path: { personId } } })),
  })
  return (
    <ReadingDrawer title={personName} onClose={onClose} size={640}>
      {query.isPending && <Waiting lines={6} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.data && (
        <div className={style.column}>
          <LearningYears record={query.data} own={false} />
        </div>
      )}
    </ReadingDrawer>
  )
}
