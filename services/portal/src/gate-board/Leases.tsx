import type { Schemas } from '@alliance/client'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { gateBoardWords } from './gate-board.words.ts'
import style from './GateBoard.module.css'

interface LeasesProps {
  board: Schemas['GateBoard']
  mayWrite: boolean
  /** When the board was read. */
  now: string
}

/** Leases past their end, whose devices did not come back: someone counts, and the rest is free again. */
export function Leases({ board, mayWrite, now }: LeasesProps) {
  const text = useWords(gateBoardWords)
  const { at } = useDates()
  const [writing, setWriting] = useState<Schemas['OpenLease']>()
  const overdue = board.leases.filter(({ validUntil, held }) => held > 0 && validUntil < now)
  if (overdue.length === 0) return null
  const nameOf = (deviceId: string) =>
    board.gates.flatMap(({ devices }) => devices).find(({ id }) => id === deviceId)?.name
  return (
    <Panel title={text.leases}>
      {overdue.map((lease) => (
        <div key={lease.id} className={style.deviceRow}>
          <strong>{nameOf(lease.gateDeviceId)}</strong>
          <span className={style.state}>{text.lease(lease.held, lease.entries)}</span>
          <small>{text.until(at(lease.validUntil))}</small>
          {mayWrite && lease.mayBeWrittenOffFrom <= now ? (
            <Button size="small" onClick={() => setWriting(lease)}>
              {text.writeOff}
            </Button>
          ) : (
            <small>{text.writeOffFrom(at(lease.mayBeWrittenOffFrom))}</small>
          )}
        </div>
      ))}
      {writing && <WriteOff lease={writing} onClose={() => setWriting(undefined)} />}
    </Panel>
  )
}

interface WriteOffProps {
  lease: Schemas['OpenLease']
  onClose: () => void
}

function WriteOff({ lease, onClose }: WriteOffProps) {
  const text = useWords(gateBoardWords)
  return (
    <FormDrawer<Schemas['GateLeaseWriteOff'], Schemas['OpenLease']>
      title={text.writeOff}
      onClose={onClose}
      initial={{ countedWalkIns: 0 }}
      refreshes={[['gates']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/gate-leases/{gateLeaseId}/write-off', {
            params: { path: { gateLeaseId: lease.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <p>{text.writeOffLead}</p>
      <Form.Item name="counted" label={text.counted} rules={[{ required: true }]}>
        <InputNumber min={0} max={lease.held} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="countedWalkIns" label={text.countedWalkIns} rules={[{ required: true }]}>
        <InputNumber min={0} max={lease.held} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  )
}
