import type { Schemas } from '@alliance/client'
import { Checkbox } from 'antd'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import style from './Merge.module.css'
import { mergeWords } from './merge.words.ts'

const fields: Record<string, Schemas['MergeField']> = {
  name: 'name',
  document: 'document',
  phone: 'phone',
  birth_year: 'birthYear',
  education: 'education',
  account_id: 'account',
}

interface ObstaclesProps {
  obstacles: Schemas['UndoObstacle'][]
  left: string[]
  onChange: (left: string[]) => void
}

/** What changed since a merge, for a human to say that it stays as it is. */
export function Obstacles({ obstacles, left, onChange }: ObstaclesProps) {
  const text = useWords(mergeWords)
  const nameOf = ({ subject, cell }: Schemas['UndoObstacle']) => {
    const field = cell.startsWith('person:') ? fields[subject] : undefined
    if (field) return text.fieldName[field]
    return subject === 'merged_into' ? text.moved : subject
  }
  return (
    <Panel title={text.obstacles}>
      <p>{text.obstaclesLead}</p>
      {obstacles.map((obstacle) => (
        <div key={obstacle.cell} className={style.choice}>
          <strong>{nameOf(obstacle)}</strong>
          <small>{text.obstacle[obstacle.code]}</small>
          {obstacle.leavable && (
            <Checkbox
              checked={left.includes(obstacle.cell)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...left, obstacle.cell]
                    : left.filter((cell) => cell !== obstacle.cell),
                )
              }
            >
              {text.leave}
            </Checkbox>
          )}
        </div>
      ))}
    </Panel>
  )
}
