import type { Schemas } from '@alliance/client'
import { Button, Form, Select, Switch } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { caseWords } from './case.words.ts'
import style from './Development.module.css'

type NewMaterial = Schemas['NewDevelopmentMaterial']

interface MaterialsProps {
  card: Schemas['DevelopmentCard']
  may: boolean
}

/** Which papers lie in the branch's own file. */
export function Materials({ card, may }: MaterialsProps) {
  const text = useWords(caseWords)
  const [noting, setNoting] = useState(false)
  return (
    <Panel
      title={text.materials}
      actions={may && <Button onClick={() => setNoting(true)}>{text.noteMaterial}</Button>}
    >
      <p className={style.fact}>{text.materialsLead}</p>
      <ul className={style.papers}>
        {card.materials.map(({ kind, present, on }) => (
          <li key={kind} data-present={present}>
            <span aria-hidden="true">{present ? '✓' : '–'}</span> {text.materialKinds[kind]}
            <small>
              {present ? text.present_ : text.absent}
              {on && ` · ${on}`}
            </small>
          </li>
        ))}
      </ul>
      {noting && (
        <FormDrawer<NewMaterial, Schemas['DevelopmentMaterial']>
          title={text.noteMaterial}
          onClose={() => setNoting(false)}
          initial={{ present: true, on: today() }}
          refreshes={[['development', 'case', card.case.id]]}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/membership/development-cases/{caseId}/materials', {
                params: { path: { caseId: card.case.id }, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <Form.Item name="kind" label={text.material} rules={[{ required: true }]}>
            <Select options={optionsOf(text.materialKinds)} />
          </Form.Item>
          <Form.Item name="present" label={text.present_} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
            <DateField max={today()} />
          </Form.Item>
        </FormDrawer>
      )}
    </Panel>
  )
}
