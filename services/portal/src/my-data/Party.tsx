import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { personWords } from '../people/person.words.ts'
import { postWords } from '../posts/post.words.ts'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'

interface PartyProps {
  record: Schemas['MyRecord']
}

interface Line {
  key: string
  what: string
  when: string
}

/** What the Party organisations keep of me; nothing is shown where there is nothing. */
export function Party({ record }: PartyProps) {
  const text = useWords(myDataWords)
  const people = useWords(personWords)
  const posts = useWords(postWords)
  const { until } = useWords(listingWords)
  const parts: [title: string, lines: Line[]][] = [
    [
      text.affiliations,
      record.affiliations.map((each) => ({
        key: each.id,
        what: `${each.partyOrganisationName} · ${people[each.kind]} · ${people[each.status]}`,
        when: until(each.from, each.to),
      })),
    ],
    [
      text.posts,
      record.posts.map((each) => ({
        key: `${each.partyOrganisationName} ${each.post} ${each.from}`,
        what: `${each.partyOrganisationName} · ${posts.post[each.post]}`,
        when: until(each.from, each.to),
      })),
    ],
    [
      text.instructorTerms,
      record.instructorTerms.map((each) => ({
        key: each.letterNo,
        what: each.letterNo,
        when: until(each.from, each.to),
      })),
    ],
    [
      text.development,
      record.development.map((each) => ({
        key: each.openedOn,
        what: `${each.partyOrganisationName} · ${text.developmentState[each.state] ?? each.state} · ${text.stage(each.stage)}`,
        when: until(each.openedOn, each.endedOn),
      })),
    ],
  ]
  const kept = parts.filter(([, lines]) => lines.length > 0)
  return (
    <Panel title={text.party}>
      {kept.length === 0 && <p>{text.nothing}</p>}
      {kept.map(([title, lines]) => (
        <section key={title}>
          <h3 className={style.sub}>{title}</h3>
          <ul className={style.list}>
            {lines.map(({ key, what, when }) => (
              <li key={key}>
                <span>{what}</span>
                <small>{when}</small>
              </li>
            ))}
          </ul>
          {title === text.development && <p className={style.soft}>{text.developmentHint}</p>}
        </section>
      ))}
    </Panel>
  )
}
