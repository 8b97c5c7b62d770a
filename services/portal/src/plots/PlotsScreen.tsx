import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { DeliveryCurve } from './DeliveryCurve.tsx'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'
import { StateBar, StateLegend } from './StateBar.tsx'
import { UnitTypes } from './UnitTypes.tsx'

/** The stock against its target: what was delivered, plot by plot and month by month. */
export function PlotsScreen() {
  const text = useWords(housingWords)
  const { asOf } = useSearch({ from: '/signed-in/plots' })
  const navigate = useNavigate({ from: '/plots' })
  const query = useQuery({
    queryKey: ['plots', 'delivery', asOf],
    queryFn: () =>
      settled(api.GET('/api/v1/talent-housing/housing-delivery', { params: { query: { asOf } } })),
    placeholderData: keepPreviousData,
  })
  const board = query.data
  return (
    <Page title={text.title} lead={text.lead}>
      <Filters>
        <AsOfField value={asOf} onChange={(date) => void navigate({ search: { asOf: date } })} />
        <ExportLinks of="talent-housing/plots" query={{}} />
      </Filters>
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting lines={8} />}
      {board && board.plots.length === 0 && <Empty>{text.none}</Empty>}
      {board && board.plots.length > 0 && (
        <div className={style.screen} aria-busy={query.isPlaceholderData}>
          <DemoBanner rows={board.plots.map(({ plot }) => plot)} />
          <dl className={style.numbers}>
            {(
              [
                [text.target, text.unitsOf(board.target)],
                [text.delivered, text.unitsOf(board.delivered)],
                [text.share, `${((board.delivered / board.target) * 100).toFixed(1)}%`],
                [text.available, text.unitsOf(board.units.available)],
                [text.occupied, text.unitsOf(board.units.occupied)],
              ] as const
            ).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Panel title={text.board}>
            <StateLegend />
            <ul className={style.plots}>
              {board.plots.map(({ plot, units, delivered }) => (
                <li key={plot.id}>
                  <div className={style.line}>
                    <span>
                      <Link to="/plots/$plotId" params={{ plotId: plot.id }} search={{ asOf }}>
                        {plot.code} {plot.name}
                      </Link>{' '}
                      <DemoTag of={plot} />
                    </span>
                    <small>
                      {text.kinds[plot.constructionKind]} · {text.delivered} {delivered}/{plot.targetUnits}
                    </small>
                  </div>
                  <StateBar units={units} target={plot.targetUnits} />
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={text.curve}>
            <p className={style.soft}>{text.curveLead}</p>
            <DeliveryCurve months={board.months} target={board.target} />
          </Panel>
          <UnitTypes />
        </div>
      )}
    </Page>
  )
}
