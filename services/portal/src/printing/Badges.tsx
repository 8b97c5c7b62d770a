import type { Schemas } from '@alliance/client'
import { qrSource } from '../form/qrSource.ts'
import { useWords } from '../language/words.ts'
import { printWords } from './print.words.ts'
import style from './Printing.module.css'
import { usePrintedPeople } from './usePrintedPeople.ts'

interface BadgesProps {
  roster: Schemas['PrintRoster']
}

/** Two beside one another and five below, of 90 by 54 millimetres: what common badge holders take. */
const onPage = 10

export function Badges({ roster }: BadgesProps) {
  const text = useWords(printWords)
  const { people, group } = usePrintedPeople(roster.people)
  const pages = Array.from({ length: Math.ceil(people.length / onPage) }, (_, page) =>
    people.slice(page * onPage, (page + 1) * onPage),
  )
  return (
    <div className={`${style.paper} ${style.ofBadges}`}>
      {pages.map((page) => (
        <ul key={page[0]!.id} className={style.badges}>
          {page.map((person) => (
            <li key={person.id} className={style.badge} data-coded={person.code !== null || undefined}>
              <span className={style.event}>{roster.title}</span>
              <strong data-long={person.name.length > 5 || undefined}>{person.name}</strong>
              <span className={style.of}>{person.organisationName}</span>
              <span className={style.kind}>{group(person)}</span>
              {person.code && <img src={qrSource(person.code)} alt={text.codeOf(person.name)} />}
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}
