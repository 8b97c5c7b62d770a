import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Facts } from '../listing/Facts.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { thisYear, YearField } from '../points/YearField.tsx'
import { useMay, useMe } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'
import { HeldMeetings } from './HeldMeetings.tsx'
import { Todo } from './Todo.tsx'
import { rateOf } from './tones.ts'
import { YearMatrix } from './YearMatrix.tsx'

/** A branch in a year: what to do next, each kind and period, who was there. */
export function BranchComplianceScreen() {
  const text = useWords(complianceWords)
  const may = useMay()
  const { of, year = thisYear() } = useSearch({ from: '/signed-in/branch-compliance' })
  const navigate = useNavigate({ from: '/branch-compliance' })
  const own = useMe().roles.find(({ scope }) => scope.kind === 'org')?.scope.id
  const id = of ?? own ?? null
  const query = useQuery({
    queryKey: ['compliance', 'branch', id, year],
    enabled: id !== null,
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/party-organisations/{partyOrganisationId}/compliance', {
          params: { path: { partyOrganisationId: id! }, query: { year } },
        }),
      ),
  })
  const found = query.data
  const rate = found ? rateOf(found.attendance) : null
  return (
    <Page
      title={text.branchTitle}
      lead={
        <>
          {text.branchLead} <Link to="/compliance">{text.overview}</Link>
        </>
      }
    >
      <Filters>
        <Filter label={text.organisation} wide>
          <PartyOrganisationSelect
            key={found?.partyOrganisationId ?? 'none'}
            aria-label={text.organisation}
            value={found?.partyOrganisationId ?? null}
            known={found ? { value: found.partyOrganisationId, label: found.name } : null}
            onChange={(next) => void navigate({ search: { year, ...(next ? { of: next } : {}) } })}
          />
        </Filter>
        <YearField
          value={year}
          onChange={(next) => void navigate({ search: { ...(id ? { of: id } : {}), year: next } })}
        />
      </Filters>
      {id === null && <Empty>{text.choose}</Empty>}
      {id !== null && query.isPending && <Waiting lines={8} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {found && (
        <div className={style.panels}>
          <Panel title={found.name}>
            {found.exempt && <p className={style.soft}>{text.exempt}</p>}
            <Facts
              facts={[
                [
                  text.attendance,
                  rate === null
                    ? text.unknown
                    : `${rate}%（${text.presentOf(found.attendance.present, found.attendance.shouldAttend)}）`,
                ],
                [text.activities, text.times(found.activities)],
                ...(found.exempt || found.versions.length === 0
                  ? []
                  : [[text.versions, found.versions.join('、')] as [string, string]]),
              ]}
            />
          </Panel>
          {!found.exempt && (
            <>
              <Panel title={text.todo}>
                <Todo compliance={found} acts={may('meeting:write')} />
              </Panel>
              <Panel title={text.year}>
                <YearMatrix compliance={found} />
              </Panel>
            </>
          )}
          <Panel title={text.held}>
            <HeldMeetings held={found.held} />
          </Panel>
        </div>
      )}
    </Page>
  )
}
