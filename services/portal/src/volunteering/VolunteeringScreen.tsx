import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { Totals } from './Totals.tsx'
import { useSignupColumns } from './useSignupColumns.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

/** What organisers do about hours: confirm those reported, certify those of a year. */
export function VolunteeringScreen() {
  const text = useWords(volunteeringWords)
  const may = useMay()
  const navigate = useNavigate({ from: '/volunteering' })
  const { view, year } = useSearch({ from: '/signed-in/volunteering' })
  return (
    <Page title={text.title} lead={text.lead}>
      {may('certificate:read') && (
        <p className={style.views}>
          <Segmented
            aria-label={text.view}
            value={view ?? 'reports'}
            options={(['reports', 'totals'] as const).map((value) => ({ value, label: text[value] }))}
            onChange={(value) => void navigate({ search: value === 'totals' ? { view: 'totals' } : {} })}
          />
        </p>
      )}
      {view === 'totals' ? <Totals year={year} /> : <Reports />}
    </Page>
  )
}

function Reports() {
  const text = useWords(volunteeringWords)
  const list = useKeysetList(['volunteering', 'reports'], (cursor) =>
    settled(api.GET('/api/v1/events/shift-signups', { params: { query: { state: 'reported', cursor } } })),
  )
  return (
    <>
      <DemoBanner rows={list.rows} />
      <Listing
        caption={text.reports}
        list={list}
        rowKey={(row) => row.id}
        empty={text.reportsNone}
        columns={useSignupColumns('reports')}
      />
    </>
  )
}
