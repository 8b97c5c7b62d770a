import type { Schemas } from '@alliance/client'
import { Button, Form, Input, Radio, Space } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { signed } from './bands.ts'
import style from './Points.module.css'
import { pointWords } from './points.words.ts'

type Objection = Schemas['BranchPointObjection']
interface Decision {
  outcome: 'upheld' | 'rejected'
  reason: string
}
interface ObjectionsProps {
  partyOrganisationId: string
}

/** Objections to points of a branch, and their decisions. */
export function Objections({ partyOrganisationId }: ObjectionsProps) {
  const text = useWords(pointWords)
  const { on } = useDates()
  const read = useBilingual()
  const [deciding, setDeciding] = useState<Objection>()
  const list = useKeysetList<Objection>(['branch-points', partyOrganisationId, 'objections'], (cursor) =>
    settled(
      api.GET('/api/v1/events/party-organisations/{partyOrganisationId}/point-objections', {
        params: { path: { partyOrganisationId }, query: { cursor } },
      }),
    ),
  )
  return (
    <Panel title={text.objectionList}>
      <Listing
        caption={text.objectionList}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noObjections}
        columns={[
          { title: text.name, heading: true, cell: (row) => row.entry.personName },
          {
            title: text.activity,
            cell: ({ entry }) => (
              <span className={style.lines}>
                {entry.activityTitle}
                <small>
                  {on(entry.occurredOn)} · {read(entry.ruleName)} {signed(entry.points)}
                </small>
              </span>
            ),
          },
          { title: text.reason, cell: (row) => row.reason },
          {
            title: text.state,
            cell: (row) =>
              row.state === 'open' ? (
                <Button
                  size="small"
                  aria-label={text.decideOf(row.entry.personName)}
                  onClick={() => setDeciding(row)}
                >
                  {text.decide}
                </Button>
              ) : (
                <span className={style.lines}>
                  {text.objections[row.state]}
                  {row.decisionReason && <small>{row.decisionReason}</small>}
                </span>
              ),
          },
        ]}
      />
      {deciding && (
        <FormDrawer<Decision, unknown>
          title={text.decideOf(deciding.entry.personName)}
          onClose={() => setDeciding(undefined)}
          initial={{}}
          refreshes={[['branch-points', partyOrganisationId]]}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/events/point-objections/{pointObjectionId}/decision', {
                params: { path: { pointObjectionId: deciding.id }, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <p>{deciding.reason}</p>
          <Form.Item name="outcome" label={text.outcome} rules={[{ required: true }]}>
            <Radio.Group>
              <Space direction="vertical">
                {optionsOf(text.outcomes).map(({ value, label }) => (
                  <Radio key={value} value={value}>
                    {label}
                  </Radio>
                ))}
              </Space>
            </Radio.Group>
          </Form.Item>
          <Form.Item name="reason" label={text.decision} rules={[{ required: true }]}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </FormDrawer>
      )}
    </Panel>
  )
}
