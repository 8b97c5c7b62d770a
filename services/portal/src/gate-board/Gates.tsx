import type { Schemas } from '@alliance/client'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { DeviceCode } from './DeviceCode.tsx'
import { gateBoardWords } from './gate-board.words.ts'
import style from './GateBoard.module.css'

type Device = Schemas['GateDevice']
interface GatesProps {
  board: Schemas['GateBoard']
  mayWrite: boolean
}
type Doing = { what: 'gate' } | { what: 'device'; gateId: string } | { what: 'revoke'; device: Device }

/** Each gate with its devices, when they were heard and what they hold. */
export function Gates({ board, mayWrite }: GatesProps) {
  const text = useWords(gateBoardWords)
  const [doing, setDoing] = useState<Doing>()
  const [code, setCode] = useState<Schemas['GateDeviceCode']>()
  const close = () => setDoing(undefined)
  return (
    <Panel
      title={text.gates}
      actions={mayWrite && <Button onClick={() => setDoing({ what: 'gate' })}>{text.addGate}</Button>}
    >
      {board.gates.length === 0 && <p>{text.noGates}</p>}
      <ul className={style.gates}>
        {board.gates.map((gate) => (
          <li key={gate.id}>
            <div className={style.gateHead}>
              <h3>{gate.name}</h3>
              {mayWrite && (
                <Button size="small" onClick={() => setDoing({ what: 'device', gateId: gate.id })}>
                  {text.addDevice}
                </Button>
              )}
            </div>
            {gate.devices.length === 0 && <p className={style.soft}>{text.noDevices}</p>}
            {gate.devices.map((device) => (
              <DeviceRow
                key={device.id}
                device={device}
                onRevoke={mayWrite ? () => setDoing({ what: 'revoke', device }) : undefined}
              />
            ))}
          </li>
        ))}
      </ul>
      {doing?.what === 'gate' && (
        <FormDrawer<{ name: string }, unknown>
          title={text.addGate}
          onClose={close}
          initial={{}}
          refreshes={[['gates']]}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/events/activities/{activityId}/gates', {
                params: { path: { activityId: board.admission.activityId }, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <Form.Item name="name" label={text.gateName} rules={[{ required: true }]}>
            <Input maxLength={120} />
          </Form.Item>
        </FormDrawer>
      )}
      {doing?.what === 'device' && (
        <FormDrawer<{ name: string }, Schemas['GateDeviceCode']>
          title={text.addDevice}
          onClose={close}
          initial={{}}
          refreshes={[['gates']]}
          done={setCode}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/events/gates/{gateId}/devices', {
                params: { path: { gateId: doing.gateId }, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <Form.Item name="name" label={text.deviceName} extra={text.deviceHint} rules={[{ required: true }]}>
            <Input maxLength={120} />
          </Form.Item>
        </FormDrawer>
      )}
      {doing?.what === 'revoke' && <Revoke device={doing.device} onClose={close} />}
      {code && <DeviceCode code={code} onClose={() => setCode(undefined)} />}
    </Panel>
  )
}

interface DeviceRowProps {
  device: Device
  onRevoke: (() => void) | undefined
}

function DeviceRow({ device, onRevoke }: DeviceRowProps) {
  const text = useWords(gateBoardWords)
  const { at } = useDates()
  const unsent = device.logLength - device.merged
  return (
    <div className={style.deviceRow} data-state={device.state}>
      <strong>{device.name}</strong>
      <span className={style.state}>{text.states[device.state]}</span>
      <small>
        {device.lastHeardAt ? text.heard(at(device.lastHeardAt)) : text.neverHeard}
        {device.held > 0 && ` · ${text.held(device.held)}`}
        {unsent > 0 && ` · ${text.unsent(unsent)}`}
      </small>
      {onRevoke && device.state === 'enrolled' && (
        <Button size="small" danger onClick={onRevoke}>
          {text.revoke}
        </Button>
      )}
    </div>
  )
}

interface RevokeProps {
  device: Device
  onClose: () => void
}

function Revoke({ device, onClose }: RevokeProps) {
  const text = useWords(gateBoardWords)
  return (
    <FormDrawer<Schemas['GateDeviceRevocation'], Device>
      title={text.revokeTitle(device.name)}
      onClose={onClose}
      initial={{}}
      refreshes={[['gates']]}
      submitLabel={text.revoke}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/gate-devices/{gateDeviceId}/revocation', {
            params: { path: { gateDeviceId: device.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <p>{text.revokeDetail}</p>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  )
}
