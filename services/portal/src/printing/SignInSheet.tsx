import type { Schemas } from '@alliance/client'
import { useWhen } from '../activities/useWhen.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { printWords } from './print.words.ts'
import style from './Printing.module.css'
import { usePrintedPeople } from './usePrintedPeople.ts'

interface SignInSheetProps {
  roster: Schemas['PrintRoster']
}

/** To be written into. */
const empty = '\u00a0'
const blankRows = Array.from({ length: 8 }, (_, row) => row)

/** A4, a signature a row; the head of the table stands on each page. */
export function SignInSheet({ roster }: SignInSheetProps) {
  const text = useWords(printWords)
  const when = useWhen()
  const { at, count } = useDates()
  const { people, group } = usePrintedPeople(roster.people)
  return (
    <div className={`${style.paper} ${style.signIn}`}>
      <table className={style.sheet}>
        <caption className="visually-hidden">{text.signIn}</caption>
        <thead>
          <tr>
            <td colSpan={5} className={style.facts}>
              <strong>{roster.title}</strong>
              <span>{text.signIn}</span>
              {text.time}：{when(roster)}　{text.place}：{roster.place ?? text.online}
              <br />
              {text.hosts}：{roster.hosts.join('、')}
            </td>
          </tr>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.organisation}</th>
            <th scope="col">{text.group}</th>
            <th scope="col">{text.signature}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <tr key={person.id}>
              <td>{row + 1}</td>
              <th scope="row">{person.name}</th>
              <td>{person.organisationName}</td>
              <td>{group(person)}</td>
              <td>{empty}</td>
            </tr>
          ))}
          <tr className={style.blank}>
            <td colSpan={5}>{text.blank}</td>
          </tr>
          {blankRows.map((row) => (
            <tr key={row}>
              <td>{people.length + row + 1}</td>
              <td>{empty}</td>
              <td>{empty}</td>
              <td>{empty}</td>
              <td>{empty}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={style.foot}>
        {text.people(count(people.length))}　{text.printed(roster.printedBy, at(roster.printedAt))}
      </p>
    </div>
  )
}
