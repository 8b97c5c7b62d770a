import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { ChooseOther, MergedInto } from '../duplicates/ChooseOther.tsx'
import { Accesses } from './Accesses.tsx'
import { Affiliations } from './Affiliations.tsx'
import { Employments } from './Employments.tsx'
import style from './Person.module.css'
import { PersonConsents } from './PersonConsents.tsx'
import { personWords } from './person.words.ts'
import { Reveal } from './Reveal.tsx'

/** Everything kept of one person that the reader may see; the opening is itself kept. */
export function PersonScreen() {
  const text = useWords(personWords)
  const provenance = useWords(provenanceWords)
  const may = useMay()
  const { personId } = useParams({ from: '/signed-in/people/$personId' })
  const [merging, setMerging] = useState(false)
  const query = useQuery({
    queryKey: ['people', 'card', personId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/people/{personId}', { params: { path: { personId } } })),
    // Each reading is kept for the person; a look back is not a new one.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const closed = card.mergedInto !== null || card.erasedAt !== null
  return (
    <Page
      title={card.name}
      tags={<DemoTag of={card} />}
      lead={
        card.mergedInto ? (
          <MergedInto id={card.mergedInto} />
        ) : card.erasedAt ? (
          text.erased
        ) : (
          card.employer?.name
        )
      }
      actions={
        may('person:merge') && !closed && <Button onClick={() => setMerging(true)}>{text.merge}</Button>
      }
    >
      <DemoBanner rows={[card]} />
      <div className={style.stack}>
        <Panel title={text.details}>
          <Facts
            facts={[
              [text.documentType, card.documentType && text.documentName[card.documentType]],
              [
                text.documentNumber,
                card.documentMask && (
                  <>
                    <code>{card.documentMask}</code>{' '}
                    {may('person:reveal') && <Reveal personId={personId} what="document" />}
                  </>
                ),
              ],
              [
                text.phone,
                card.phoneMask && (
                  <>
                    <code>{card.phoneMask}</code>{' '}
                    {may('person:reveal') && <Reveal personId={personId} what="phone" />}
                  </>
                ),
              ],
              [text.birthYear, card.birthYear],
              [text.education, card.education && text.educationName[card.education]],
              [text.source, provenance.kind[card.provenance]],
            ]}
          />
        </Panel>
        <Employments card={card} closed={closed} />
        {may('affiliation:read') && <Affiliations personId={personId} closed={closed} />}
        <PersonConsents personId={personId} closed={closed} />
        {may('person:reveal') && <Accesses personId={personId} />}
      </div>
      {merging && <ChooseOther personId={personId} onClose={() => setMerging(false)} />}
    </Page>
  )
}
