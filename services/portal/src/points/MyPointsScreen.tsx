import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Facts } from '../listing/Facts.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import { bandTones, signed } from './bands.ts'
import style from './Points.module.css'
import { pointWords } from './points.words.ts'
import { thisYear, YearField } from './YearField.tsx'

type Entry = Schemas['PointEntry']

/** One's own points: where one stands, and every row with its rule and evidence. */
export function MyPointsScreen() {
  const text = useWords(pointWords)
  const { on } = useDates()
  const read = useBilingual()
  const [year, setYear] = useState(thisYear)
  const [objecting, setObjecting] = useState<Entry>()
  const account = useQuery({
    queryKey: ['my-points', year],
    queryFn: () => settled(api.GET('/api/v1/events/my-points', { params: { query: { year } } })),
  })
  const list = useKeysetList<Entry>(['my-points', year, 'entries'], (cursor) =>
    settled(api.GET('/api/v1/events/my-point-entries', { params: { query: { year, cursor } } })),
  )
  return (
    <Page title={text.mine} lead={text.mineLead}>
      <Filters>
        <YearField value={year} onChange={setYear} />
        <ExportLinks of="events/my-point-entries" query={{ year: String(year) }} />
      </Filters>
      <FaultNote error={account.error} onRetry={() => void account.refetch()} />
      {account.isPending && <Waiting lines={4} />}
      <div className={style.panels}>
        {account.data && <Standing account={account.data} />}
        <Panel title={text.entries}>
          <Listing
            caption={text.entries}
            list={list}
            rowKey={(row) => row.id}
            empty={text.none}
            columns={[
              { title: text.activity, heading: true, cell: (row) => row.activityTitle },
              { title: text.date, cell: (row) => on(row.occurredOn) },
              {
                title: text.rule,
                cell: (row) => (
                  <span className={style.lines}>
                    {read(row.ruleName)}
                    <small>{row.version}</small>
                  </span>
                ),
              },
              { title: text.evidence, cell: (row) => <Evidence entry={row} /> },
              { title: text.points, numeric: true, cell: (row) => <Given entry={row} /> },
              {
                title: text.act,
                cell: (row) => <Objecting entry={row} onObject={() => setObjecting(row)} />,
              },
            ]}
          />
        </Panel>
      </div>
      {objecting && (
        <FormDrawer<{ reason: string }, unknown>
          title={text.objectOf(objecting.activityTitle)}
          onClose={() => setObjecting(undefined)}
          initial={{}}
          refreshes={[['my-points']]}
          submitLabel={text.object}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/events/point-entries/{pointEntryId}/objections', {
                params: { path: { pointEntryId: objecting.id }, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
          </Form.Item>
        </FormDrawer>
      )}
    </Page>
  )
}

interface StandingProps {
  account: Schemas['PointAccount']
}

function Standing({ account: { score, band, base, sums } }: StandingProps) {
  const text = useWords(pointWords)
  const read = useBilingual()
  return (
    <Panel title={text.score}>
      <p className={style.standing}>
        <strong>{score}</strong>
        <Tag tone={bandTones[band]}>{text.bands[band]}</Tag>
        <span className={style.soft}>{text.base(base)}</span>
      </p>
      <Facts
        facts={sums.map(({ name, points, cap }) => [
          read(name),
          cap === null ? signed(points) : text.capOf(signed(points), cap),
        ])}
      />
    </Panel>
  )
}

interface EntryProps {
  entry: Entry
}

function Evidence({ entry }: EntryProps) {
  const text = useWords(pointWords)
  return (
    <span className={style.lines}>
      {entry.minutes === null ? text.confirmedBy(entry.madeBy) : text.hoursBy(entry.madeBy, entry.minutes)}
      <small>{text.period(entry.period)}</small>
    </span>
  )
}

function Given({ entry: { points, earned, reverses, reversedBy } }: EntryProps) {
  const text = useWords(pointWords)
  const remark = reverses
    ? text.reversal
    : reversedBy
      ? text.reversed
      : points === earned
        ? null
        : text.capped(earned)
  return (
    <span className={style.lines}>
      {signed(points)}
      {remark && <small>{remark}</small>}
    </span>
  )
}

function Objecting({ entry, onObject }: EntryProps & { onObject: () => void }) {
  const text = useWords(pointWords)
  const { on } = useDates()
  const { objection, contestable, objectionsUntil } = entry
  if (objection)
    return (
      <span className={style.lines}>
        {text.objections[objection.state]}
        {objection.decisionReason && <small>{objection.decisionReason}</small>}
      </span>
    )
  if (!contestable) return null
  return (
    <span className={style.lines}>
      <Button size="small" aria-label={text.objectOf(entry.activityTitle)} onClick={onObject}>
        {text.object}
      </Button>
      {objectionsUntil && <small>{text.until(on(objectionsUntil))}</small>}
    </span>
  )
}
