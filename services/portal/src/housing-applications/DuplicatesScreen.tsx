import type { Schemas } from '@alliance/client'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Facts } from '../listing/Facts.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Housing.module.css'
import { HousingState } from './HousingState.tsx'
import { ApplicantCell, HousingTabs } from './HousingTabs.tsx'
import { housingWords } from './housing.words.ts'

type Pair = Schemas['HousingDuplicate']

/** Pairs of applications of one person or family, side by side, until a human says which one goes on. */
export function DuplicatesScreen() {
  const text = useWords(housingWords)
  const { more } = useWords(listingWords)
  const [resolving, setResolving] = useState<Pair>()
  const list = useKeysetList(['housing', 'duplicates'], (cursor) =>
    settled(api.GET('/api/v1/talent-housing/duplicates', { params: { query: { state: 'open', cursor } } })),
  )
  return (
    <Page title={text.cases} lead={text.casesLead}>
      <HousingTabs />
      <FaultNote error={list.error} onRetry={list.retry} />
      {list.loading && <Waiting />}
      {!list.loading && list.rows.length === 0 && <Empty>{text.noDuplicates}</Empty>}
      <div className={style.pairs}>
        {list.rows.map((pair) => (
          <Panel
            key={pair.id}
            title={`${text.grounds[pair.ground]} · ${pair.foundOn}`}
            actions={<Button onClick={() => setResolving(pair)}>{text.resolve}</Button>}
          >
            <div className={style.pair}>
              <Side title={text.first} of={pair.first} />
              <Side title={text.second} of={pair.second} />
            </div>
          </Panel>
        ))}
      </div>
      {list.more && (
        <Button onClick={list.more} loading={list.loadingMore}>
          {more}
        </Button>
      )}
      {resolving && <Resolve pair={resolving} onClose={() => setResolving(undefined)} />}
    </Page>
  )
}

function Side({ title, of }: { title: string; of: Pair['first'] }) {
  const text = useWords(housingWords)
  return (
    <section aria-label={title}>
      <Facts
        facts={[
          [title, <ApplicantCell key="applicant" of={of} />],
          [text.number, <code key="number">{of.applicationNo}</code>],
          [text.state, <HousingState key="state" of={of.state} />],
          [text.employer, of.employerName],
          [text.submitted, of.submittedOn],
          [text.wish, of.unitWish && text.wishes[of.unitWish]],
        ]}
      />
    </section>
  )
}

function Resolve({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const text = useWords(housingWords)
  return (
    <FormDrawer<Schemas['HousingDuplicateResolution'], Pair>
      title={text.resolve}
      onClose={onClose}
      initial={{}}
      refreshes={[['housing']]}
      submitLabel={text.resolve}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/talent-housing/duplicates/{duplicateId}/resolution', {
            params: { path: { duplicateId: pair.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="keep" label={text.keep} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.keeps)} style={{ display: 'grid', gap: 8 }} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true, min: 5 }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
