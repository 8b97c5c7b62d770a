import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { chainWords } from '../chains/chain.words.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { circleWords } from './circle.words.ts'
import { resourceWords } from './resource.words.ts'

type Need = Schemas['Need']
type Values = Pick<
  Schemas['NewNeed'],
  | 'organisationId'
  | 'chainCode'
  | 'category'
  | 'title'
  | 'description'
  | 'urgency'
  | 'divisionCode'
  | 'wanted'
  | 'until'
  | 'visibility'
>
const refreshes = [['circle']]

interface CreateNeedProps {
  onClose: () => void
}

export function CreateNeed({ onClose }: CreateNeedProps) {
  const text = useWords(resourceWords)
  const { resource } = useWords(circleWords)
  const { name } = useWords(chainWords)
  return (
    <FormDrawer<Values, Need>
      title={text.createNeed}
      onClose={onClose}
      initial={{ urgency: 'normal', visibility: 'alliance', wanted: 1 }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/needs', {
            params: { header: keyed(key) },
            body: {
              ...values,
              organisationId: values.organisationId ?? null,
              chainCode: values.chainCode ?? null,
              description: values.description ?? '',
              divisionCode: values.divisionCode || null,
              until: values.until ?? null,
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={text.whose}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="chainCode" label={text.chain}>
        <Select allowClear options={optionsOf(name)} />
      </Form.Item>
      <Form.Item name="category" label={text.category} rules={[{ required: true }]}>
        <Select options={optionsOf(resource)} />
      </Form.Item>
      <NeedFields />
      <Form.Item name="wanted" label={text.wanted} rules={[{ required: true }]}>
        <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="divisionCode" label={text.division}>
        <Input maxLength={6} inputMode="numeric" />
      </Form.Item>
    </FormDrawer>
  )
}

function NeedFields() {
  const text = useWords(resourceWords)
  return (
    <>
      <Form.Item name="title" label={text.title} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="description" label={text.description}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="urgency" label={text.urgency} rules={[{ required: true }]}>
        <Select options={optionsOf(text.urgencies)} />
      </Form.Item>
      <Form.Item name="visibility" label={text.visibility} rules={[{ required: true }]}>
        <Select options={optionsOf(text.visibilities)} />
      </Form.Item>
      <Form.Item name="until" label={text.until}>
        <DateField />
      </Form.Item>
    </>
  )
}

interface OneNeedProps {
  need: Need
  onClose: () => void
}

export function EditNeed({ need, onClose }: OneNeedProps) {
  const text = useWords(resourceWords)
  const { title, description, urgency, visibility, until } = need
  return (
    <FormDrawer<Schemas['NeedChange'], Need>
      title={text.editNeed}
      onClose={onClose}
      initial={{ title, description, urgency, visibility, until }}
      touchedOnly
      refreshes={refreshes}
      write={(values) =>
        settled(
          api.PATCH('/api/v1/membership/needs/{needId}', {
            params: { path: { needId: need.id }, header: ifMatch(need) },
            body: values,
          }),
        )
      }
    >
      <NeedFields />
    </FormDrawer>
  )
}

export function CloseNeed({ need, onClose }: OneNeedProps) {
  const text = useWords(resourceWords)
  return (
    <FormDrawer<Schemas['NeedClosing'], Need>
      title={text.closeOf(need.title)}
      onClose={onClose}
      initial={{ as: 'met' }}
      refreshes={refreshes}
      submitLabel={text.close}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/needs/{needId}/closing', {
            params: { path: { needId: need.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="as" label={text.closeAs} rules={[{ required: true }]}>
        <Select options={optionsOf({ met: text.met, withdrawn: text.withdrawn })} />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
