import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'

interface HistoryProps {
  entries: readonly Schemas['ActivityEntry'][]
}

/** Who did what to an activity, the last first. Whoever may not read drafts sees none of it. */
export function History({ entries }: HistoryProps) {
  const text = useWords(activityWords)
  const { at } = useDates()
  if (entries.length === 0) return null
  return (
    <Panel title={text.history}>
      <ol className={style.history}>
        {entries.map(({ version, what, at: moment, byName, reason, fields }) => (
          <li key={version}>
            <strong>{text.entries[what]}</strong> {byName}
            <small>{at(moment)}</small>
            {what === 'changed' && fields.length > 0 && (
              <small>
                {text.changedFields(
                  fields
                    .map((field) => (text.fieldNames as Record<string, string>)[field] ?? field)
                    .join('、'),
                )}
              </small>
            )}
            {reason && <small>{text.because(reason)}</small>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
