import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import style from './Structure.module.css'
import { structureWords } from './structure.words.ts'

interface BarsProps {
  of: Schemas['StructureStatistics']['tables'][number]
  total: number | null
}

/**
 * One dimension as bars. It is a table whose cells are drawn: who sees reads lengths, who listens hears rows. A number
 * that is withheld has a hatched bar of no length that means anything, and says so in words.
 */
export function Bars({ of: { dimension, cells }, total }: BarsProps) {
  const text = useWords(structureWords)
  const { count } = useDates()
  const shown = cells.filter(({ key, members }) => members !== 0 || !['unknown', 'none'].includes(key))
  const most = Math.max(1, ...cells.map(({ members }) => members ?? 0))
  return (
    <Panel title={text.dimension[dimension]}>
      <table className={style.bars}>
        <caption className="visually-hidden">{text.dimension[dimension]}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text.group}</th>
            <th scope="col">{text.number}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, members }) => (
            <tr key={key}>
              <th scope="row">{text.cell[key] ?? key}</th>
              <td>
                <span className={style.track} aria-hidden="true">
                  <span
                    className={members === null ? style.withheld : style.bar}
                    style={{ inlineSize: members === null ? '100%' : `${(members / most) * 100}%` }}
                  />
                </span>
                <span className={style.value}>
                  {members === null ? text.withheld : text.people(count(members))}
                  {members !== null && total !== null && total > 0 && (
                    <small>{Math.round((members / total) * 100)}%</small>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
