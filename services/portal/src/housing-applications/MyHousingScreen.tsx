import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import joining from '../joining/Joining.module.css'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { ApplyForm, Supplement } from './ApplyForm.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseBody } from './CaseScreen.tsx'
import style from './Housing.module.css'
import { HousingState } from './HousingState.tsx'
import { housingWords } from './housing.words.ts'

const over = ['ineligible', 'withdrawn', 'cancelled', 'disqualified', 'declined', 'expired', 'closed']

/** One's own application: filled in step by step, and then where it is and why. */
export function MyHousingScreen() {
  const text = useWords(housingWords)
  const query = useQuery({
    queryKey: ['housing', 'mine'],
    queryFn: () => settled(api.GET('/api/v1/talent-housing/my-housing')),
  })
  const mine = query.data
  const begin = useIntent({
    refreshes: [['housing']],
    write: (_: string, key) =>
      settled(
        api.POST('/api/v1/talent-housing/applications', {
          params: { header: keyed(key) },
          body: { isDemo: false },
        }),
      ),
  })
  if (!mine)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { current } = mine
  const state = current?.application.state
  return (
    <Page
      title={text.mine}
      lead={text.mineLead}
      tags={
        current && (
          <span className={joining.tags}>
            <HousingState of={current.application.state} />
            <DemoTag of={current.application} />
          </span>
        )
      }
      actions={
        <>
          {current && <CaseActions card={current} />}
          {(!state || over.includes(state)) && (
            <Button
              type={state ? 'default' : 'primary'}
              loading={begin.isPending}
              onClick={() => begin.mutate(current?.application.id ?? 'first')}
            >
              {state ? text.beginAgain : text.begin}
            </Button>
          )}
        </>
      }
    >
      <FaultNote error={begin.error} />
      {mine.policy === null && <p role="note">{text.noPolicy}</p>}
      {current ? <Current card={current} /> : <Empty>{text.none}</Empty>}
      {mine.earlier.length > 0 && (
        <Panel title={text.earlier}>
          <ul className={style.files}>
            {mine.earlier.map(({ id, applicationNo, state: was, endedOn }) => (
              <li key={id}>
                <code>{applicationNo}</code>
                <span className={joining.line}>
                  {endedOn} <HousingState of={was} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}

function Current({ card }: { card: Schemas['HousingApplicationCard'] }) {
  const { state, id } = card.application
  if (state === 'draft') return <ApplyForm key={id} card={card} />
  return (
    <>
      <CaseBody card={card} />
      {state === 'supplement_required' && <Supplement card={card} />}
    </>
  )
}
