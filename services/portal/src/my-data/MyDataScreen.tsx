import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { Consents } from './Consents.tsx'
import { Copy } from './Copy.tsx'
import { Details } from './Details.tsx'
import { MyAccesses } from './MyAccesses.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'
import { Party } from './Party.tsx'
import { Requests } from './Requests.tsx'

/** What is kept of whoever is signed in, and what they can do about it. */
export function MyDataScreen() {
  const text = useWords(myDataWords)
  const { until } = useWords(listingWords)
  const { at } = useDates()
  const query = useQuery({
    queryKey: ['my-data', 'record'],
    queryFn: () => settled(api.GET('/api/v1/membership/me/record')),
  })
  const record = query.data
  if (!record)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { person } = record
  if (!person)
    return (
      <Page title={text.title} lead={text.lead}>
        <Empty>{text.none}</Empty>
        <div className={style.stack}>
          <Consents linked={false} />
        </div>
      </Page>
    )
  return (
    <Page title={text.title} lead={text.lead} tags={<DemoTag of={person} />}>
      <DemoBanner rows={[person]} />
      <div className={style.stack}>
        {record.mergedFrom.map((each) => (
          <p key={each.at} className={style.note} role="note">
            {text.mergedFrom(each.name, at(each.at))}
          </p>
        ))}
        <Details person={person} />
        <Consents linked />
        <MyAccesses />
        <Panel title={text.employments}>
          {record.employments.length === 0 && <p>{text.nothing}</p>}
          <ul className={style.list}>
            {record.employments.map((each) => (
              <li key={each.id}>
                <span>{[each.organisationName, each.title].filter(Boolean).join(' · ')}</span>
                <small>{until(each.from, each.to)}</small>
              </li>
            ))}
          </ul>
        </Panel>
        <Party record={record} />
        <Copy />
        <Requests person={person} />
      </div>
    </Page>
  )
}
