import type { Schemas } from '@alliance/client'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { JoiningTabs } from './JoiningTabs.tsx'
import { joiningWords } from './joining.words.ts'
import { termsWords } from './terms.words.ts'

type Terms = Schemas['AdmissionTerms']
type Step = keyof Schemas['AdmissionDays']

/** How long each step may take, version by version. */
export function TermsScreen() {
  const text = useWords(termsWords)
  const joining = useWords(joiningWords)
  const may = useMay()
  const [setting, setSetting] = useState(false)
  const steps = Object.keys(text.day) as Step[]
  const list = useKeysetList(['joining', 'terms'], (cursor) =>
    settled(api.GET('/api/v1/membership/admission-terms', { params: { query: { cursor } } })),
  )
  const latest = list.rows.at(-1)
  return (
    <Page
      title={joining.title}
      lead={text.lead}
      actions={
        may('member:write') &&
        latest && (
          <Button type="primary" onClick={() => setSetting(true)}>
            {text.set}
          </Button>
        )
      }
    >
      <JoiningTabs />
      <Filters>
        <ExportLinks of="membership/admission-terms" query={{}} />
      </Filters>
      <Listing
        caption={joining.terms}
        list={list}
        rowKey={(row) => row.version}
        empty={text.none}
        columns={[
          { title: text.from, heading: true, cell: (row) => row.from },
          ...steps.map((step) => ({
            title: text.day[step],
            numeric: true as const,
            cell: (row: Terms) => row.days[step],
          })),
          { title: text.months, cell: (row) => row.reviewMonths, numeric: true },
          { title: text.basis, cell: (row) => row.basis },
          { title: text.by, cell: (row) => row.recordedBy },
        ]}
      />
      {setting && latest && <SetTerms latest={latest} onClose={() => setSetting(false)} />}
    </Page>
  )
}

interface SetTermsProps {
  latest: Terms
  onClose: () => void
}

function SetTerms({ latest, onClose }: SetTermsProps) {
  const text = useWords(termsWords)
  return (
    <FormDrawer<Schemas['NewAdmissionTerms'], Terms>
      title={text.set}
      onClose={onClose}
      initial={{ from: today(), days: latest.days, reviewMonths: latest.reviewMonths }}
      refreshes={[['joining', 'terms']]}
      write={(body, key) =>
        settled(api.POST('/api/v1/membership/admission-terms', { params: { header: keyed(key) }, body }))
      }
    >
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField min={today()} />
      </Form.Item>
      {(Object.keys(text.day) as Step[]).map((step) => (
        <Form.Item key={step} name={['days', step]} label={text.day[step]} rules={[{ required: true }]}>
          <InputNumber min={step === 'publicity' ? 5 : 1} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      <Form.Item name="reviewMonths" label={text.months} rules={[{ required: true }]}>
        <InputNumber min={1} max={36} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="basis" label={text.basis} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDrawer>
  )
}
