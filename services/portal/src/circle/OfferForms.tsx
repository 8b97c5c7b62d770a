import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { chainWords } from '../chains/chain.words.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { circleWords } from './circle.words.ts'
import { resourceWords } from './resource.words.ts'

type Offer = Schemas['Offer']
type Values = Pick<
  Schemas['NewOffer'],
  | 'organisationId'
  | 'category'
  | 'title'
  | 'description'
  | 'chains'
  | 'divisionCode'
  | 'capacity'
  | 'from'
  | 'to'
>
const refreshes = [['circle']]

interface CreateOfferProps {
  onClose: () => void
}

export function CreateOffer({ onClose }: CreateOfferProps) {
  const text = useWords(resourceWords)
  const { resource } = useWords(circleWords)
  const { name } = useWords(chainWords)
  return (
    <FormDrawer<Values, Offer>
      title={text.createOffer}
      onClose={onClose}
      initial={{ from: today(), chains: [] }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/offers', {
            params: { header: keyed(key) },
            body: {
              ...values,
              description: values.description ?? '',
              divisionCode: values.divisionCode || null,
              capacity: values.capacity ?? null,
              to: values.to ?? null,
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={text.organisation} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="category" label={text.category} rules={[{ required: true }]}>
        <Select options={optionsOf(resource)} />
      </Form.Item>
      <Form.Item name="title" label={text.title} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="description" label={text.description}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="chains" label={text.chains}>
        <Select mode="multiple" options={optionsOf(name)} />
      </Form.Item>
      <Form.Item name="divisionCode" label={text.division}>
        <Input maxLength={6} inputMode="numeric" />
      </Form.Item>
      <CapacityField />
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="to" label={text.to}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}

function CapacityField() {
  const text = useWords(resourceWords)
  return (
    <Form.Item name="capacity" label={text.capacity}>
      <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
}

interface OneOfferProps {
  offer: Offer
  onClose: () => void
}

export function EditOffer({ offer, onClose }: OneOfferProps) {
  const text = useWords(resourceWords)
  const { title, description, capacity, to } = offer
  return (
    <FormDrawer<Schemas['OfferChange'], Offer>
      title={text.editOffer}
      onClose={onClose}
      initial={{ title, description, capacity, to }}
      touchedOnly
      refreshes={refreshes}
      write={(values) =>
        settled(
          api.PATCH('/api/v1/membership/offers/{offerId}', {
            params: { path: { offerId: offer.id }, header: ifMatch(offer) },
            body: values,
          }),
        )
      }
    >
      <Form.Item name="title" label={text.title} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="description" label={text.description}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <CapacityField />
      <Form.Item name="to" label={text.to}>
        <DateField min={offer.from} />
      </Form.Item>
    </FormDrawer>
  )
}

export function WithdrawOffer({ offer, onClose }: OneOfferProps) {
  const text = useWords(resourceWords)
  return (
    <FormDrawer<Schemas['OfferWithdrawal'], Offer>
      title={text.withdrawOf(offer.title)}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.withdraw}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/offers/{offerId}/withdrawal', {
            params: { path: { offerId: offer.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
