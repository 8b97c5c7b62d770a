import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Facts } from '../listing/Facts.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { EnterVolunteer } from './EnterVolunteer.tsx'
import { ShiftCard } from './ShiftCard.tsx'
import { useSignupColumns } from './useSignupColumns.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

/** The shifts of a volunteer activity; for who organises it, its desk as well. */
export function ShiftsScreen() {
  const { activityId } = useParams({ from: '/signed-in/my-volunteering/$activityId' })
  const text = useWords(volunteeringWords)
  const [entering, setEntering] = useState(false)
  const query = useQuery({
    queryKey: ['volunteering', 'plan', activityId],
    queryFn: () =>
      settled(api.GET('/api/v1/events/activities/{activityId}/shifts', { params: { path: { activityId } } })),
  })
  const plan = query.data
  if (!plan)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      key={activityId}
      title={plan.title}
      tags={<DemoTag of={plan} />}
      lead={plan.state === 'cancelled' && text.cancelled}
    >
      <div className={style.panels}>
        <Panel title={text.shift}>
          <Facts
            facts={[
              [text.place, plan.place],
              [text.tasks, plan.tasks.join('、')],
            ]}
          />
          <ul className={style.shifts}>
            {plan.shifts.map((shift) => (
              <ShiftCard key={shift.no} plan={plan} shift={shift} />
            ))}
          </ul>
        </Panel>
        {plan.organises && (
          <Panel title={text.desk} actions={<Button onClick={() => setEntering(true)}>{text.enter}</Button>}>
            <Desk activityId={activityId} />
          </Panel>
        )}
      </div>
      {entering && <EnterVolunteer plan={plan} onClose={() => setEntering(false)} />}
    </Page>
  )
}

interface DeskProps {
  activityId: string
}

function Desk({ activityId }: DeskProps) {
  const text = useWords(volunteeringWords)
  const list = useKeysetList(['volunteering', 'desk', activityId], (cursor) =>
    settled(api.GET('/api/v1/events/shift-signups', { params: { query: { activityId, cursor } } })),
  )
  return (
    <>
      <Filters>
        <ExportLinks of="events/shift-signups" query={{ activityId }} />
      </Filters>
      <Listing
        caption={text.desk}
        list={list}
        rowKey={(row) => row.id}
        empty={text.deskNone}
        columns={useSignupColumns('desk')}
      />
    </>
  )
}
