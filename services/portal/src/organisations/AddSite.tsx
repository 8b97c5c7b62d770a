import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { organisationWords } from './organisation.words.ts'
import style from './OrganisationScreen.module.css'

interface AddSiteProps {
  organisationId: string
  onClose: () => void
}
type SiteValues = Pick<
  Schemas['NewSite'],
  'name' | 'kind' | 'address' | 'divisionCode' | 'latitude' | 'longitude' | 'from'
>

export function AddSite({ organisationId, onClose }: AddSiteProps) {
  const text = useWords(organisationWords)
  return (
    <FormDrawer<SiteValues, Schemas['Site']>
      title={text.addSite}
      onClose={onClose}
      initial={{ kind: 'office', address: null, divisionCode: null, latitude: null, longitude: null }}
      refreshes={[['organisations', 'card', organisationId]]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/organisations/{organisationId}/sites', {
            params: { path: { organisationId }, header: keyed(key) },
            body: {
              ...values,
              from: values.from || undefined,
              address: values.address || null,
              divisionCode: values.divisionCode || null,
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="name" label={text.siteName} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={text.siteKind} rules={[{ required: true }]}>
        <Select options={optionsOf(text.site)} />
      </Form.Item>
      <Form.Item name="address" label={text.address}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="divisionCode" label={text.division}>
        <Input maxLength={9} inputMode="numeric" />
      </Form.Item>
      <div className={style.pair}>
        <Form.Item name="latitude" label={text.latitude}>
          <InputNumber min={-90} max={90} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="longitude" label={text.longitude}>
          <InputNumber min={-180} max={180} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="from" label={text.from}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
