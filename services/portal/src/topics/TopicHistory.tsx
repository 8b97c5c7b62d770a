import type { Schemas } from '@alliance/client'
import activities from '../activities/Activities.module.css'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { topicWords } from './topic.words.ts'

interface TopicHistoryProps {
  entries: readonly Schemas['TopicEntry'][]
}

/** Who did what about it, the last first. */
export function TopicHistory({ entries }: TopicHistoryProps) {
  const text = useWords(topicWords)
  const { at, on } = useDates()
  return (
    <Panel title={text.history}>
      <ol className={activities.history}>
        {entries.map(({ version, what, at: moment, byName, note, ownerName, dueOn }) => (
          <li key={version}>
            <strong>{text.entries[what]}</strong> {byName ?? text.hidden}
            <small>{at(moment)}</small>
            {what === 'assigned' && ownerName && <small>{text.by(ownerName)}</small>}
            {(what === 'assigned' || what === 'reopened' || what === 'redated') && dueOn && (
              <small>{text.until(on(dueOn))}</small>
            )}
            {note && <small>{what === 'redated' ? text.formerly(on(note)) : note}</small>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
