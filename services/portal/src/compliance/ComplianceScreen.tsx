import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today } from '../dates/dates.ts'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { cardQuery } from '../grid/tree.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'
import { Parameters } from './Parameters.tsx'
import { QuarterField, thisQuarter } from './QuarterField.tsx'
import { rateOf, stateTones } from './tones.ts'

type Row = Schemas['ComplianceRow']
type Kind = Schemas['ComplianceKind']
const kinds: Kind[] = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'lecture',
  'party_day',
  'organisation_life',
  'member_appraisal',
]

/** Branches and what they held in a quarter, kind by kind. */
export function ComplianceScreen() {
  const text = useWords(complianceWords)
  const { of, period = thisQuarter() } = useSearch({ from: '/signed-in/compliance' })
  const navigate = useNavigate({ from: '/compliance' })
  const chosen = useQuery({ ...cardQuery(of ?? '', today()), enabled: of !== undefined }).data
    ?.partyOrganisation
  const list = useKeysetList<Row>(['compliance', of ?? null, period], (cursor) =>
    settled(
      api.GET('/api/v1/events/compliance', {
        params: { query: { period, partyOrganisationId: of, cursor } },
      }),
    ),
  )
  return (
    <Page title={text.title} lead={text.lead}>
      <Filters>
        <Filter label={text.committee} wide>
          <PartyOrganisationSelect
            key={chosen?.id ?? 'none'}
            aria-label={text.committee}
            value={chosen?.id ?? null}
            known={chosen ? { value: chosen.id, label: chosen.name } : null}
            onChange={(next) => void navigate({ search: { period, ...(next ? { of: next } : {}) } })}
          />
        </Filter>
        <QuarterField
          value={period}
          onChange={(next) => void navigate({ search: { ...(of ? { of } : {}), period: next } })}
        />
        <ExportLinks of="events/compliance" query={{ period, partyOrganisationId: of }} />
      </Filters>
      <Listing
        caption={`${text.title} ${text.period(period)}`}
        list={list}
        rowKey={(row) => row.partyOrganisationId}
        empty={text.none}
        columns={[
          { title: text.organisation, heading: true, cell: (row) => <Name row={row} /> },
          ...kinds.map((kind) => ({
            title: text.kinds[kind],
            cell: (row: Row) => <Cell cell={row.cells.find((cell) => cell.kind === kind)} />,
          })),
          { title: text.attendance, cell: (row) => <Attendance row={row} /> },
          { title: text.activityCount, numeric: true, cell: (row) => row.activities },
        ]}
      />
      <Parameters />
    </Page>
  )
}

interface RowProps {
  row: Row
}

function Name({ row: { partyOrganisationId, name, exempt, period } }: RowProps) {
  const text = useWords(complianceWords)
  return (
    <span className={style.lines}>
      <Link to="/branch-compliance" search={{ of: partyOrganisationId, year: Number(period.slice(0, 4)) }}>
        {name}
      </Link>
      {exempt && <small>{text.exemptShort}</small>}
    </span>
  )
}

interface CellProps {
  cell: Schemas['ComplianceCell'] | undefined
}

function Cell({ cell }: CellProps) {
  const text = useWords(complianceWords)
  if (!cell || cell.state === 'not_required')
    return (
      <>
        <span aria-hidden="true" className={style.soft}>
          —
        </span>
        <span className="visually-hidden">{text.exemptShort}</span>
      </>
    )
  // Of a period that has not begun nothing is missing yet.
  const remarkOf = ({ state, held, required, dueOn }: NonNullable<typeof cell>): string => {
    if (state === 'overdue' || dueOn === null)
      return state === 'fulfilled' && held < required ? text.onTrack : text.states[state]
    return text.by(dueOn)
  }
  return (
    <span className={style.lines}>
      <span>
        <Tag tone={stateTones[cell.state]}>{`${cell.held}/${cell.required}`}</Tag>
      </span>
      <small>{remarkOf(cell)}</small>
    </span>
  )
}

function Attendance({ row: { attendance } }: RowProps) {
  const text = useWords(complianceWords)
  const rate = rateOf(attendance)
  return rate === null ? (
    <span className={`${style.soft} ${style.word}`}>{text.unknown}</span>
  ) : (
    <span className={style.lines}>
      {rate}%<small>{`${attendance.present}/${attendance.shouldAttend}`}</small>
    </span>
  )
}
