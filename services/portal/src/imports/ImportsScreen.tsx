import { Link, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Page } from '../shell/Page.tsx'
import { importWords } from './import.words.ts'
import { KindChoice } from './KindChoice.tsx'
import { StepLine } from './StepLine.tsx'
import { Template } from './Template.tsx'
import { Upload } from './Upload.tsx'
import { useRosterKinds } from './useRosterKinds.ts'
import style from './Imports.module.css'

/** The first step of an import, and the imports so far. */
export function ImportsScreen() {
  const text = useWords(importWords)
  const { at, count } = useDates()
  const kinds = useRosterKinds()
  const { kind: asked } = useSearch({ from: '/signed-in/imports' })
  const kind = kinds.find((each) => each === asked) ?? kinds[0]
  const list = useKeysetList(['imports', 'list'], (cursor) =>
    settled(api.GET('/api/v1/membership/imports', { params: { query: { cursor } } })),
  )
  return (
    <Page title={text.title} lead={text.lead}>
      <StepLine current={0} />
      <div className={style.stack}>
        {kind && (
          <>
            <KindChoice kinds={kinds} chosen={kind} />
            <Template kind={kind} />
            <Upload key={kind} kind={kind} />
          </>
        )}
        <Panel title={text.recent} actions={<ExportLinks of="membership/imports" />}>
          <Listing
            caption={text.recent}
            list={list}
            rowKey={(row) => row.id}
            empty={text.none}
            columns={[
              {
                title: text.file,
                heading: true,
                cell: (row) => (
                  <Link to="/imports/$importId" params={{ importId: row.id }}>
                    {row.fileName}
                  </Link>
                ),
              },
              { title: text.kind, cell: (row) => text.kinds[row.kind].name },
              { title: text.state, cell: (row) => text.importState[row.state] },
              { title: text.rows, numeric: true, cell: (row) => count(row.counts.total) },
              { title: text.done, numeric: true, cell: (row) => count(row.counts.done) },
              { title: text.faulty, numeric: true, cell: (row) => count(row.counts.invalid) },
              { title: text.by, cell: (row) => row.createdBy },
              { title: text.at, cell: (row) => at(row.createdAt) },
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}
