import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { Page } from '../shell/Page.tsx'
import { BuildingUnits } from './BuildingUnits.tsx'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'
import { StateBar } from './StateBar.tsx'
import { yuan } from './states.ts'
import { Tranches } from './Tranches.tsx'

/** One plot as on a date: its facts, its flats by state, its buildings floor by floor, its tranches. */
export function PlotScreen() {
  const text = useWords(housingWords)
  const provenance = useWords(provenanceWords)
  const { plotId } = useParams({ from: '/signed-in/plots/$plotId' })
  const { asOf } = useSearch({ from: '/signed-in/plots/$plotId' })
  const navigate = useNavigate({ from: '/plots/$plotId' })
  const query = useQuery({
    queryKey: ['plots', 'card', plotId, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/talent-housing/plots/{plotId}', {
          params: { path: { plotId }, query: { asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { plot, rentBases } = card
  const base = rentBases.find(({ from, to }) => from <= card.asOf && (to === null || to > card.asOf))
  return (
    <Page
      key={plotId}
      title={`${plot.code} ${plot.name}`}
      tags={<DemoTag of={plot} />}
      lead={`${text.kinds[plot.constructionKind]} · ${text.target} ${text.unitsOf(plot.targetUnits)}`}
      actions={<AsOfField value={asOf} onChange={(date) => void navigate({ search: { asOf: date } })} />}
    >
      <DemoBanner rows={[plot]} />
      <div className={style.card} aria-busy={query.isPlaceholderData}>
        <div className={style.column}>
          <Panel title={text.units}>
            <StateBar units={card.units} target={plot.targetUnits} />
          </Panel>
          <BuildingUnits key={card.buildings[0]?.id ?? 'none'} card={card} />
        </div>
        <div className={style.column}>
          <Panel title={text.facts}>
            <Facts
              facts={[
                [text.delivered, `${card.delivered} / ${plot.targetUnits}`],
                [text.address, plot.address],
                [text.start, plot.plannedStartOn],
                [text.completion, plot.plannedCompletionOn],
                [
                  text.rentBase,
                  base ? text.rentBaseOf(yuan(base.fenPerM2Month), base.from) : text.policyBase,
                ],
                [provenance.title, provenance.kind[plot.provenance]],
                [text.source, plot.sourceRef],
              ]}
            />
          </Panel>
          <Tranches plotId={plotId} />
        </div>
      </div>
    </Page>
  )
}
