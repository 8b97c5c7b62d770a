import type { Schemas } from '@alliance/client'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { type ChainCode, chainWords } from '../chains/chain.words.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { ConcludeCandidate, ProposeCandidate, ReviewCandidate } from './CandidateForms.tsx'
import { candidateWords } from './candidate.words.ts'

type State = Schemas['CandidateState']
type Doing = { form: 'review' | 'conclude'; candidate: Schemas['Candidate'] } | 'propose' | null

export function CandidatesScreen() {
  const text = useWords(candidateWords)
  const chains = useWords(chainWords).name
  const [chain, setChain] = useState<ChainCode>()
  const [state, setState] = useState<State>()
  const [doing, setDoing] = useState<Doing>(null)
  const query = { chain, state }
  const list = useKeysetList(['candidates', chain, state], (cursor) =>
    settled(api.GET('/api/v1/membership/candidates', { params: { query: { ...query, cursor } } })),
  )
  const close = () => setDoing(null)
  const all = { value: '' as const, label: text.all }
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <Button type="primary" onClick={() => setDoing('propose')}>
          {text.propose}
        </Button>
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.chain}>
          <Select<ChainCode | ''>
            value={chain ?? ''}
            options={[all, ...optionsOf(chains)]}
            onChange={(next) => setChain(next || undefined)}
          />
        </Filter>
        <Filter label={text.state}>
          <Select<State | ''>
            value={state ?? ''}
            options={[all, ...optionsOf(text.states)]}
            onChange={(next) => setState(next || undefined)}
          />
        </Filter>
        <ExportLinks of="membership/candidates" query={query} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.name,
            heading: true,
            cell: (row) => (
              <>
                {row.name} <DemoTag of={row} />
              </>
            ),
          },
          { title: text.chain, cell: (row) => chains[row.chainCode] },
          { title: text.organisation, cell: (row) => row.organisationName },
          { title: text.backbone, cell: (row) => text.backbones[row.backbone] },
          { title: text.proposal, cell: (row) => row.proposal },
          { title: text.valid, cell: (row) => row.from && `${row.from} – ${row.to}` },
          { title: text.state, cell: (row) => text.states[row.state] },
          {
            title: text.action,
            cell: (row) =>
              row.state === 'proposed' ? (
                <Button size="small" onClick={() => setDoing({ form: 'review', candidate: row })}>
                  {text.review}
                </Button>
              ) : (
                row.state === 'accepted' && (
                  <Button size="small" onClick={() => setDoing({ form: 'conclude', candidate: row })}>
                    {text.conclude}
                  </Button>
                )
              ),
          },
        ]}
      />
      {doing === 'propose' && <ProposeCandidate onClose={close} />}
      {doing !== null && doing !== 'propose' && doing.form === 'review' && (
        <ReviewCandidate candidate={doing.candidate} onClose={close} />
      )}
      {doing !== null && doing !== 'propose' && doing.form === 'conclude' && (
        <ConcludeCandidate candidate={doing.candidate} onClose={close} />
      )}
    </Page>
  )
}
