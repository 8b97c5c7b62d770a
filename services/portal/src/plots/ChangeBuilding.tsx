import type { Schemas } from '@alliance/client'
import { Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { housingWords } from './housing.words.ts'
import { nextOf, states } from './states.ts'

interface ChangeBuildingProps {
  buildingId: string
  units: readonly Schemas['Unit'][]
  onClose: () => void
}
type Values = Pick<Schemas['BuildingUnitChange'], 'from' | 'to' | 'on' | 'reason'>

/** Lets all flats of a building that are in one state pass to the next. */
export function ChangeBuilding({ buildingId, units, onClose }: ChangeBuildingProps) {
  const text = useWords(housingWords)
  const there = states.filter(
    (state) => nextOf[state].length > 0 && units.some((unit) => unit.state === state),
  )
  return (
    <FormDrawer<Values, Schemas['ChangedUnits']>
      title={text.change}
      onClose={onClose}
      initial={{ on: today(), ...(there[0] ? { from: there[0], to: nextOf[there[0]][0]! } : {}) }}
      refreshes={[['plots']]}
      submitLabel={text.change}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/talent-housing/buildings/{buildingId}/unit-states', {
            params: { path: { buildingId }, header: keyed(key) },
            body: values,
          }),
        )
      }
    >
      <p>{text.changeHint}</p>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <Select options={there.map((state) => ({ value: state, label: text.states[state] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (
          <Form.Item name="to" label={text.to} rules={[{ required: true }]}>
            <Select
              options={(nextOf[getFieldValue('from') as Values['from']] ?? []).map((state) => ({
                value: state,
                label: text.states[state],
              }))}
            />
          </Form.Item>
        )}
      </Form.Item>
      <StepFields />
    </FormDrawer>
  )
}

/** When and why. */
export function StepFields() {
  const text = useWords(housingWords)
  return (
    <>
      <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  )
}
