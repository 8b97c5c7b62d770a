import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { StepFields } from './ChangeBuilding.tsx'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'
import { metres, nextOf } from './states.ts'

/** One flat: what it is, what stands in it, and every step of its life. */
export function UnitScreen() {
  const text = useWords(housingWords)
  const may = useMay()
  const [changing, setChanging] = useState(false)
  const { unitId } = useParams({ from: '/signed-in/units/$unitId' })
  const query = useQuery({
    queryKey: ['plots', 'unit', unitId],
    queryFn: () =>
      settled(api.GET('/api/v1/talent-housing/units/{unitId}', { params: { path: { unitId } } })),
  })
  const unit = query.data
  if (!unit)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      key={unitId}
      title={`${unit.plotCode} ${unit.buildingName} ${unit.roomNumber}`}
      lead={
        <>
          {text.states[unit.state]} · {unit.unitType.name} ·{' '}
          <Link to="/plots/$plotId" params={{ plotId: unit.plotId }} search={{}}>
            {unit.plotName}
          </Link>
        </>
      }
      actions={
        may('plot:write') &&
        nextOf[unit.state].length > 0 && (
          <Button type="primary" onClick={() => setChanging(true)}>
            {text.changeUnit}
          </Button>
        )
      }
    >
      <div className={style.card}>
        <Panel title={text.history}>
          <ol className={style.steps}>
            {unit.steps.map((step, i) => (
              <li key={unit.steps.length - i}>
                <strong>
                  {step.from === null
                    ? `${text.begins} → ${text.states[step.to]}`
                    : `${text.states[step.from]} → ${text.states[step.to]}`}
                </strong>
                <small className={style.soft}>
                  {step.on} · {step.by} · {step.reason}
                </small>
              </li>
            ))}
          </ol>
        </Panel>
        <div className={style.column}>
          <Panel title={text.unit}>
            <Facts
              facts={[
                [text.type, unit.unitType.name],
                [text.area, text.areaOf(metres(unit.areaCm2))],
                [text.since, unit.stateSince],
              ]}
            />
            {nextOf[unit.state].length === 0 && <p className={style.soft}>{text.held}</p>}
          </Panel>
          <Panel title={text.furniture}>
            <small className={style.soft}>{unit.ownFurniture ? text.own : text.ofType}</small>
            {unit.furniture.length === 0 ? (
              <p>{text.noFurniture}</p>
            ) : (
              <ul className={style.items}>
                {unit.furniture.map(({ name, quantity }) => (
                  <li key={name}>
                    {name} × {quantity}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
      </div>
      {changing && <ChangeUnit unit={unit} onClose={() => setChanging(false)} />}
    </Page>
  )
}

interface ChangeUnitProps {
  unit: Schemas['UnitCard']
  onClose: () => void
}

function ChangeUnit({ unit, onClose }: ChangeUnitProps) {
  const text = useWords(housingWords)
  return (
    <FormDrawer<Schemas['NewUnitStep'], Schemas['UnitCard']>
      title={text.changeUnit}
      onClose={onClose}
      initial={{ on: today(), to: nextOf[unit.state][0]! }}
      refreshes={[['plots']]}
      submitLabel={text.changeUnit}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/talent-housing/units/{unitId}/states', {
            params: { path: { unitId: unit.id }, header: keyed(key) },
            body: values,
          }),
        )
      }
    >
      <Form.Item name="to" label={text.to} rules={[{ required: true }]}>
        <Select options={nextOf[unit.state].map((state) => ({ value: state, label: text.states[state] }))} />
      </Form.Item>
      <StepFields />
    </FormDrawer>
  )
}
