import type { Schemas } from '@alliance/client'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { gateBoardWords } from './gate-board.words.ts'
import style from './GateBoard.module.css'

type Person = Schemas['GatePerson']
interface PersonsProps {
  activityId: string
  conflicts?: boolean
}

const dayOf = (instant: string) => new Date(Date.parse(instant) + 28_800_000).toISOString().slice(0, 10)

/** Who came, when they were there and by which gates. */
export function Persons({ activityId, conflicts = false }: PersonsProps) {
  const text = useWords(gateBoardWords)
  const { at } = useDates()
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })
  const until = (from: string, to: string) =>
    dayOf(from) === dayOf(to) ? clock.format(new Date(to)) : at(to)
  const list = useKeysetList<Person>(['gates', activityId, 'persons', conflicts], (cursor) =>
    settled(
      api.GET('/api/v1/events/activities/{activityId}/gate-persons', {
        params: {
          path: { activityId },
          query: { ...(cursor ? { cursor } : {}), ...(conflicts ? { conflict: 'true' as const } : {}) },
        },
      }),
    ),
  )
  const columns: Column<Person>[] = [
    { title: text.name, heading: true, cell: (row) => row.name ?? text.walkIn },
    ...(conflicts
      ? [{ title: text.conflicts, cell: (row: Person) => row.conflict && text.conflictKinds[row.conflict] }]
      : []),
    {
      title: text.times,
      cell: (row) => (
        <div className={style.stays}>
          {row.stays.map(({ from, to }) => (
            <span key={from}>
              {at(from)} – {to ? until(from, to) : text.stillIn}
            </span>
          ))}
        </div>
      ),
    },
    { title: text.byGates, cell: (row) => row.gates.join('、') },
  ]
  return (
    <Panel
      title={conflicts ? text.conflicts : text.persons}
      actions={!conflicts && <ExportLinks of={`events/activities/${activityId}/gate-persons`} />}
    >
      <Listing
        caption={conflicts ? text.conflicts : text.persons}
        list={list}
        columns={columns}
        rowKey={(row) => row.subject}
        empty={conflicts ? text.noConflicts : text.noPersons}
      />
    </Panel>
  )
}
