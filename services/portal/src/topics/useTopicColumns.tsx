import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { topicWords } from './topic.words.ts'
import { useParties } from './topicFacts.ts'
import { TopicTag } from './TopicTag.tsx'

export function useTopicColumns(): Column<Schemas['Topic']>[] {
  const text = useWords(topicWords)
  const { on } = useDates()
  const { raiser, owner } = useParties()
  return [
    {
      title: text.topic,
      heading: true,
      cell: (row) => (
        <>
          <Link to="/topics/$topicId" params={{ topicId: row.id }}>
            {row.title}
          </Link>{' '}
          <DemoTag of={row} />
        </>
      ),
    },
    { title: text.category, cell: (row) => text.categories[row.category] },
    { title: text.activity, cell: (row) => row.activityTitle },
    { title: text.raiser, cell: raiser },
    { title: text.owner, cell: (row) => owner(row) ?? text.noOwner },
    { title: text.due, cell: (row) => row.dueOn && <span className="nowrap">{on(row.dueOn)}</span> },
    { title: text.state, cell: (row) => <TopicTag of={row} /> },
  ]
}
