import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Empty } from '../listing/Empty.tsx'
import { Facts } from '../listing/Facts.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMe, useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { bandOrder, bandTones } from './bands.ts'
import { Objections } from './Objections.tsx'
import style from './Points.module.css'
import { pointWords } from './points.words.ts'
import { thisYear, YearField } from './YearField.tsx'

type Board = Schemas['BranchPoints']
type PeriodRow = Board['periods'][number]
const stateTones: Record<PeriodRow['state'], Tone> = {
  running: 'plain',
  to_confirm: 'soon',
  contestable: 'soon',
  locked: 'good',
}

/** A branch's points in a year: bands for all who may see it, names and quarters for who runs it. */
export function BranchPointsScreen() {
  const text = useWords(pointWords)
  const { of } = useSearch({ from: '/signed-in/branch-points' })
  const navigate = useNavigate({ from: '/branch-points' })
  const own = useMe().roles.find(({ scope }) => scope.kind === 'org')?.scope.id
  const id = of ?? own ?? null
  const [year, setYear] = useState(thisYear)
  const query = useQuery({
    queryKey: ['branch-points', id, year],
    enabled: id !== null,
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/party-organisations/{partyOrganisationId}/points', {
          params: { path: { partyOrganisationId: id! }, query: { year } },
        }),
      ),
  })
  const board = query.data
  // A body above branches keeps no points of its own: there is nothing to confirm.
  const bare = board?.members?.length === 0 && board.periods.every(({ entries }) => entries === 0)
  return (
    <Page title={text.branch} lead={text.branchLead}>
      <Filters>
        <Filter label={text.organisation} wide>
          <PartyOrganisationSelect
            key={board?.partyOrganisationId ?? 'none'}
            aria-label={text.organisation}
            value={board?.partyOrganisationId ?? null}
            known={board ? { value: board.partyOrganisationId, label: board.name } : null}
            onChange={(next) => void navigate({ search: next ? { of: next } : {} })}
          />
        </Filter>
        <YearField value={year} onChange={setYear} />
      </Filters>
      {id === null && <Empty>{text.choose}</Empty>}
      {id !== null && query.isPending && <Waiting lines={6} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {bare && <Empty>{text.noRoll(board.name)}</Empty>}
      {board && !bare && (
        <div className={style.panels}>
          <Panel title={board.name}>
            <Facts facts={bandOrder.map((band) => [text.bands[band], text.people(board.bands[band])])} />
          </Panel>
          <Periods board={board} />
          {board.members && <Members members={board.members} />}
          {board.members && <Objections partyOrganisationId={board.partyOrganisationId} />}
        </div>
      )}
    </Page>
  )
}

interface PeriodsProps {
  board: Board
}

function Periods({ board: { partyOrganisationId, periods } }: PeriodsProps) {
  const text = useWords(pointWords)
  const { on, count } = useDates()
  const may = useMay()
  const intent = useIntent({
    refreshes: [['branch-points', partyOrganisationId]],
    write: (period: string, key) =>
      settled(
        api.POST('/api/v1/events/party-organisations/{partyOrganisationId}/point-periods', {
          params: { path: { partyOrganisationId }, header: keyed(key) },
          body: { period },
        }),
      ),
  })
  return (
    <Panel title={text.periods}>
      <FaultNote error={intent.error} />
      <DataTable
        caption={text.periods}
        rows={periods}
        rowKey={(row) => row.period}
        columns={[
          { title: text.quarter, heading: true, cell: (row) => text.period(row.period) },
          {
            title: text.state,
            cell: (row) => (
              <span className={style.lines}>
                <span>
                  <Tag tone={stateTones[row.state]}>{text.states[row.state]}</Tag>
                </span>
                {row.objectionsUntil && <small>{text.until(on(row.objectionsUntil))}</small>}
              </span>
            ),
          },
          { title: text.count, numeric: true, cell: (row) => count(row.entries) },
          { title: text.openObjections, numeric: true, cell: (row) => count(row.openObjections) },
          ...(may('points:write')
            ? [
                {
                  title: text.act,
                  cell: (row: PeriodRow) =>
                    row.state === 'to_confirm' && (
                      <Popconfirm
                        title={text.confirmOf(text.period(row.period))}
                        description={text.confirmDetail}
                        onConfirm={() => intent.mutate(row.period)}
                      >
                        <Button size="small" aria-label={text.confirmOf(text.period(row.period))}>
                          {text.confirm}
                        </Button>
                      </Popconfirm>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  )
}

interface MembersProps {
  members: NonNullable<Board['members']>
}

function Members({ members }: MembersProps) {
  const text = useWords(pointWords)
  return (
    <Panel title={text.members}>
      {members.length === 0 ? (
        <Empty>{text.noMembers}</Empty>
      ) : (
        <DataTable
          caption={text.members}
          rows={members}
          rowKey={(row) => row.personId}
          columns={[
            { title: text.name, heading: true, cell: (row) => row.name },
            {
              title: text.band,
              cell: (row) => <Tag tone={bandTones[row.band]}>{text.bands[row.band]}</Tag>,
            },
            { title: text.score, numeric: true, cell: (row) => row.score },
          ]}
        />
      )}
    </Panel>
  )
}
