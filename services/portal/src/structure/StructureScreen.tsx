import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import { Bars } from './Bars.tsx'
import style from './Structure.module.css'
import { structureWords } from './structure.words.ts'

/** How the members are made up, of the zone or below one Party organisation, with small numbers withheld. */
export function StructureScreen() {
  const text = useWords(structureWords)
  const { count } = useDates()
  const { asOf, of } = useSearch({ from: '/signed-in/structure' })
  const navigate = useNavigate({ from: '/structure' })
  const query = useQuery({
    queryKey: ['structure', of, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/structure', { params: { query: { asOf, partyOrganisationId: of } } }),
      ),
    placeholderData: keepPreviousData,
  })
  const data = query.data
  const scope = data?.partyOrganisation
  return (
    <Page title={text.title} lead={data && text.lead(data.asOf)}>
      <Filters>
        <Filter label={text.scope}>
          <PartyOrganisationSelect
            key={scope?.id ?? 'zone'}
            aria-label={text.scope}
            value={scope?.id ?? null}
            known={scope ? { value: scope.id, label: scope.name } : null}
            onChange={(next) =>
              void navigate({ search: ({ of: _of, ...rest }) => (next ? { ...rest, of: next } : rest) })
            }
          />
        </Filter>
        <AsOfField
          value={asOf}
          onChange={(date) =>
            void navigate({ search: ({ asOf: _asOf, ...rest }) => (date ? { ...rest, asOf: date } : rest) })
          }
        />
      </Filters>
      {query.isPending && <Waiting lines={8} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {data && data.total === null && <Empty>{text.withheldAll}</Empty>}
      {data && data.total !== null && (
        <div aria-busy={query.isPlaceholderData}>
          <p className={style.total}>
            <span>
              {scope ? scope.name : text.zone}
              {scope && <small>{text.allBelow}</small>}
            </span>
            <strong>{text.people(count(data.total))}</strong>
          </p>
          <p role="note" className={style.note}>
            {text.withheldNote(count(data.smallest))}
          </p>
          <div className={style.panels}>
            {data.tables.map((table) => (
              <Bars key={table.dimension} of={table} total={data.total} />
            ))}
          </div>
        </div>
      )}
    </Page>
  )
}
