import type { Schemas } from '@alliance/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { regulationWords } from './regulation.words.ts'
import style from './Regulations.module.css'

interface VersionsProps {
  card: Schemas['RegulationCard']
}

/** The versions, the newest first; each leads to the text of its days, and any two can be compared. */
export function Versions({ card: { regulation, versions } }: VersionsProps) {
  const text = useWords(regulationWords)
  const { until } = useWords(listingWords)
  const { at } = useDates()
  return (
    <Panel title={text.versions}>
      <ol className={style.versions} reversed>
        {versions.map((version) => (
          <li key={version.id} data-in-force={version.number === regulation.inForce?.number || undefined}>
            <Link
              to="/regulations/$regulationId"
              params={{ regulationId: regulation.id }}
              search={{ asOf: version.from }}
            >
              {text.versionOf(version.number)}
            </Link>
            <span>{until(version.from, version.to)}</span>
            <span>{version.note ?? text.first}</span>
            {version.number > 1 && (
              <Link
                to="/regulations/$regulationId"
                params={{ regulationId: regulation.id }}
                search={{ older: version.number - 1, newer: version.number }}
              >
                {text.compareWith(version.number - 1)}
              </Link>
            )}
            <small>{text.recorded(version.recordedBy, at(version.recordedAt))}</small>
          </li>
        ))}
      </ol>
      {versions.length > 1 && <Compare versions={versions.map(({ number }) => number)} />}
    </Panel>
  )
}

interface CompareProps {
  /** Numbers of the versions, the newest first. */
  versions: number[]
}

function Compare({ versions }: CompareProps) {
  const text = useWords(regulationWords)
  const { older, newer } = useSearch({ from: '/signed-in/regulations/$regulationId' })
  const navigate = useNavigate({ from: '/regulations/$regulationId' })
  const options = versions.map((number) => ({ value: number, label: text.versionOf(number) }))
  const compare = (change: { older?: number; newer?: number }) =>
    void navigate({
      search: (before) => ({
        ...before,
        older: older ?? versions[1]!,
        newer: newer ?? versions[0]!,
        ...change,
      }),
      resetScroll: false,
    })
  return (
    <div className={style.compare}>
      <h3>{text.compare}</h3>
      <label>
        <span>{text.older}</span>
        <Select value={older ?? null} options={options} onChange={(number) => compare({ older: number! })} />
      </label>
      <label>
        <span>{text.newer}</span>
        <Select value={newer ?? null} options={options} onChange={(number) => compare({ newer: number! })} />
      </label>
    </div>
  )
}
