import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates, type DateOnly } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { AddHookup } from './AddHookup.tsx'
import { Appoint } from './Appoint.tsx'
import { EndPost } from './EndPost.tsx'
import { Extend } from './Extend.tsx'
import { Findings } from './Findings.tsx'
import { HoldElection } from './HoldElection.tsx'
import { postWords } from './post.words.ts'
import style from './Posts.module.css'

interface CompositionProps {
  partyOrganisation: Schemas['PartyOrganisation']
  asOf: DateOnly
}
type Doing = 'appoint' | 'elect' | 'extend' | 'link'

/** Who leads a Party organisation on the date, and what its composition lacks. */
export function Composition({ partyOrganisation, asOf }: CompositionProps) {
  const text = useWords(postWords)
  const may = useMay()
  const { on } = useDates()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [ending, setEnding] = useState<Schemas['Post'] | null>(null)
  const { id, chainCode, dissolvedOn, termDueOn, type } = partyOrganisation
  const query = useQuery({
    queryKey: ['grid', 'composition', id, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/party-organisations/{partyOrganisationId}/composition', {
          params: { path: { partyOrganisationId: id }, query: { asOf } },
        }),
      ),
  })
  const report = query.data
  const writable = may('post:write') && dissolvedOn === null
  const close = () => setDoing(null)
  return (
    <Panel title={text.title}>
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {!report && !query.error && <Waiting />}
      {report && (
        <>
          <Findings report={report} />
          {report.posts.length === 0 && <p>{text.nobody}</p>}
          <ul className={style.seats}>
            {report.posts.map((each) => (
              <li key={each.id}>
                <span>
                  <strong>{text.post[each.post]}</strong>{' '}
                  {may('person:read') ? (
                    <Link to="/people/$personId" params={{ personId: each.personId }}>
                      {each.personName}
                    </Link>
                  ) : (
                    each.personName
                  )}{' '}
                  <DemoTag of={each} />
                </span>
                <span>
                  <small>
                    {text[each.source]}
                    {each.boundTo && ` · ${text.boundTo[each.boundTo.kind]}`} · {text.since(on(each.from))}
                  </small>{' '}
                  {writable && (
                    <Button
                      size="small"
                      aria-label={text.endTitle(each.personName)}
                      onClick={() => setEnding(each)}
                    >
                      {text.end}
                    </Button>
                  )}
                </span>
              </li>
            ))}
            {report.vacancies.map((each) => (
              <li key={`${each.post} ${each.since}`}>
                <strong>{text.vacant(text.post[each.post], on(each.since))}</strong>
              </li>
            ))}
          </ul>
          {writable && (
            <div className={style.actions}>
              <Button onClick={() => setDoing('appoint')}>{text.appoint}</Button>
              {type === 'chain_committee' && <Button onClick={() => setDoing('link')}>{text.link}</Button>}
              {termDueOn && <Button onClick={() => setDoing('elect')}>{text.election}</Button>}
              {termDueOn && <Button onClick={() => setDoing('extend')}>{text.extend}</Button>}
            </div>
          )}
          {doing === 'appoint' && (
            <Appoint partyOrganisationId={id} hookups={report.hookups} onClose={close} />
          )}
        </>
      )}
      {doing === 'link' && chainCode && <AddHookup chainCode={chainCode} onClose={close} />}
      {doing === 'elect' && <HoldElection partyOrganisationId={id} onClose={close} />}
      {doing === 'extend' && <Extend partyOrganisationId={id} onClose={close} />}
      {ending && <EndPost post={ending} onClose={() => setEnding(null)} />}
    </Panel>
  )
}
