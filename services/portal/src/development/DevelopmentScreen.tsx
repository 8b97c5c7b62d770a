import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { CaseList } from './CaseList.tsx'
import { developmentWords } from './development.words.ts'
import style from './Development.module.css'
import { OpenCase } from './OpenCase.tsx'

/** Who is in which of the five stages, what is next for them, and what is overdue. */
export function DevelopmentScreen() {
  const text = useWords(developmentWords)
  const may = useMay()
  const { view } = useSearch({ from: '/signed-in/development' })
  const navigate = useNavigate({ from: '/development' })
  const [opening, setOpening] = useState(false)
  const query = useQuery({
    queryKey: ['development', 'board'],
    queryFn: () => settled(api.GET('/api/v1/membership/development-board')),
  })
  const stages = query.data?.stages ?? []
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('development:write') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {text.open}
          </Button>
        )
      }
    >
      <DemoBanner rows={stages.flatMap(({ cases }) => cases)} />
      <div className={style.bar}>
        <Segmented
          aria-label={text.view}
          value={view ?? 'board'}
          options={[
            { value: 'board', label: text.board },
            { value: 'list', label: text.list },
          ]}
          onChange={(next) =>
            void navigate({ search: next === 'list' ? { view: 'list' } : {}, resetScroll: false })
          }
        />
      </div>
      {view === 'list' ? (
        <CaseList />
      ) : (
        <>
          {query.isPending && <Waiting lines={8} />}
          <FaultNote error={query.error} onRetry={() => void query.refetch()} />
          <div className={style.board}>
            {stages.map((stage) => (
              <BoardColumn key={stage.stage} of={stage} />
            ))}
          </div>
        </>
      )}
      {opening && <OpenCase onClose={() => setOpening(false)} />}
    </Page>
  )
}
