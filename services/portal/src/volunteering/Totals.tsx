import type { Schemas } from '@alliance/client'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useMay } from '../session/me.ts'
import { useHours } from './hours.ts'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

const firstYear = 2022
const thisYear = () => Number(today().slice(0, 4))

interface TotalsProps {
  year: number | undefined
}

/** Hours of a year by the body that recorded them, and their certificates. */
export function Totals({ year = thisYear() }: TotalsProps) {
  const text = useWords(volunteeringWords)
  const { hours } = useHours()
  const navigate = useNavigate({ from: '/volunteering' })
  const list = useKeysetList(['volunteering', 'totals', year], (cursor) =>
    settled(api.GET('/api/v1/events/volunteer-totals', { params: { query: { year, cursor } } })),
  )
  const years = Array.from({ length: thisYear() - firstYear + 1 }, (_, i) => thisYear() - i)
  return (
    <>
      <Filters>
        <Filter label={text.yearLabel}>
          <Select
            value={year}
            options={years.map((value) => ({ value, label: text.year(value) }))}
            onChange={(value) => void navigate({ search: (now) => ({ ...now, year: value }) })}
          />
        </Filter>
        <ExportLinks of="events/volunteer-totals" query={{ year: String(year) }} />
      </Filters>
      <Listing
        caption={text.totals}
        list={list}
        rowKey={(row) => `${row.hostId}${row.personId}`}
        empty={text.totalsNone}
        columns={[
          {
            title: text.volunteer,
            heading: true,
            cell: (row) => <span className={style.hours}>{row.personName}</span>,
          },
          { title: text.organisation, cell: (row) => row.organisationName },
          { title: text.host, cell: (row) => row.hostName },
          { title: text.minutes, cell: (row) => <span className={style.hours}>{hours(row.minutes)}</span> },
          { title: text.certificate, cell: (row) => <Certified of={row} /> },
        ]}
      />
    </>
  )
}

interface CertifiedProps {
  of: Schemas['VolunteerTotal']
}

function Certified({ of: { personId, personName, hostId, year, minutes, certificate } }: CertifiedProps) {
  const text = useWords(volunteeringWords)
  const { number } = useHours()
  const may = useMay()
  const certify = useIntent<{ personId: string; hostId: string; year: number }, unknown>({
    write: (body, key) =>
      settled(api.POST('/api/v1/events/volunteer-certificates', { params: { header: keyed(key) }, body })),
    refreshes: [['volunteering'], ['certificates']],
  })
  if (certificate)
    return (
      <>
        <Link to="/my-certificates/$certificateId" params={{ certificateId: certificate.id }}>
          {text.certified(number(certificate.minutes))}
        </Link>
        {certificate.minutes < minutes && <p className={style.hint}>{text.more}</p>}
      </>
    )
  if (!may('certificate:write')) return null
  return (
    <>
      <Button
        size="small"
        loading={certify.isPending}
        onClick={() => certify.mutate({ personId, hostId, year })}
      >
        {text.certify}
        <span className="visually-hidden"> {personName}</span>
      </Button>
      <FaultNote error={certify.error} />
    </>
  )
}
