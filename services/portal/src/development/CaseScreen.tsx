import type { Schemas } from '@alliance/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { caseWords } from './case.words.ts'
import { type Act } from './development.words.ts'
import style from './Development.module.css'
import { EndCase } from './EndCase.tsx'
import { Materials } from './Materials.tsx'
import { RecordStep } from './RecordStep.tsx'
import { RulesTag, StandingTag } from './Tags.tsx'
import { Timeline } from './Timeline.tsx'

type Doing = { act: Act; wrong?: Schemas['DevelopmentEntry'] } | 'end' | null

/** One person's development: the steps with their rules, what may be recorded now, what was not kept. */
export function CaseScreen() {
  const text = useWords(caseWords)
  const may = useMay()
  const { caseId } = useParams({ from: '/signed-in/development/$caseId' })
  const { asOf } = useSearch({ from: '/signed-in/development/$caseId' })
  const navigate = useNavigate({ from: '/development/$caseId' })
  const [doing, setDoing] = useState<Doing>(null)
  const query = useQuery({
    queryKey: ['development', 'case', caseId, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/development-cases/{caseId}', {
          params: { path: { caseId }, query: { asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  // In the past there is nothing to record.
  const writes = may('development:write') && !asOf
  const closed = card.case.state !== 'open'
  return (
    <Page
      key={caseId}
      title={card.case.personName}
      lead={<Link to="/development">{text.back}</Link>}
      tags={
        <span className={style.tags}>
          <RulesTag of={card.case} />
          <StandingTag of={card.case} />
          <DemoTag of={card.case} />
        </span>
      }
      actions={
        <>
          <AsOfField
            value={asOf}
            onChange={(date) => void navigate({ search: date ? { asOf: date } : {} })}
          />
          {writes && !closed && <Button onClick={() => setDoing('end')}>{text.end}</Button>}
        </>
      }
    >
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <div className={style.case} aria-busy={query.isPlaceholderData}>
        <CaseFacts card={card} />
        <Timeline
          card={card}
          onRecord={writes ? (act) => setDoing({ act }) : undefined}
          onCorrect={writes ? (wrong) => setDoing({ act: wrong.act, wrong }) : undefined}
        />
        <Materials card={card} may={writes && !closed} />
      </div>
      {doing === 'end' && <EndCase caseId={caseId} onClose={() => setDoing(null)} />}
      {doing !== null && doing !== 'end' && (
        <RecordStep caseId={caseId} {...doing} onClose={() => setDoing(null)} />
      )}
    </Page>
  )
}
