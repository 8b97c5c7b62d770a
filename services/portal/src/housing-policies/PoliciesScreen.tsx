import type { Schemas } from '@alliance/client'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
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
import { Tag } from '../listing/Tag.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { policyWords } from './policy.words.ts'

/** The versions of the housing policy. */
export function PoliciesScreen() {
  const text = useWords(policyWords)
  const may = useMay()
  const [drafting, setDrafting] = useState(false)
  const list = useKeysetList(['housing-policies', 'list'], (cursor) =>
    settled(api.GET('/api/v1/talent-housing/housing-policies', { params: { query: { cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('housing-policy:write') && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {text.draft}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <ExportLinks of="talent-housing/housing-policies" query={{}} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.number,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/housing-policies/$housingPolicyId" params={{ housingPolicyId: row.id }}>
                  {row.number ?? text.unnumbered}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.from, cell: (row) => row.effectiveFrom },
          {
            title: text.state,
            cell: (row) => (
              <Tag tone={row.phase === 'in_force' ? 'good' : row.state === 'submitted' ? 'soon' : 'plain'}>
                {text.states[row.phase ?? row.state]}
              </Tag>
            ),
          },
          { title: text.note, cell: (row) => row.note },
          { title: text.draftedBy, cell: (row) => row.draftedBy },
          { title: text.publishedBy, cell: (row) => row.publishedBy },
        ]}
      />
      {drafting && <DraftPolicy onClose={() => setDrafting(false)} />}
    </Page>
  )
}

interface DraftPolicyProps {
  onClose: () => void
}

function DraftPolicy({ onClose }: DraftPolicyProps) {
  const text = useWords(policyWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Pick<Schemas['NewHousingPolicy'], 'effectiveFrom' | 'note'>, Schemas['HousingPolicy']>
      title={text.draft}
      onClose={onClose}
      initial={{ effectiveFrom: today() }}
      refreshes={[['housing-policies']]}
      submitLabel={text.draft}
      done={({ id }) =>
        void navigate({ to: '/housing-policies/$housingPolicyId', params: { housingPolicyId: id } })
      }
      write={(values, key) =>
        settled(
          api.POST('/api/v1/talent-housing/housing-policies', {
            params: { header: keyed(key) },
            body: { ...values, provenance: 'entered', sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <NoteFields />
    </FormDrawer>
  )
}

/** From when a version holds, and what it changes in words. */
export function NoteFields() {
  const text = useWords(policyWords)
  return (
    <>
      <Form.Item name="effectiveFrom" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </>
  )
}
