import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Tag } from '../listing/Tag.tsx'
import { personWords } from '../people/person.words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import style from './Merge.module.css'
import { mergeWords } from './merge.words.ts'

interface RecordProps {
  person: Schemas['Person']
  stays: boolean
}

/** One of two records, with all that tells who it is of. */
export function Record({ person, stays }: RecordProps) {
  const text = useWords(mergeWords)
  const people = useWords(personWords)
  return (
    <section className={style.record} data-stays={stays} aria-label={stays ? text.staying : text.merging}>
      <h2>
        <Link to="/people/$personId" params={{ personId: person.id }}>
          {person.name}
        </Link>
        <Tag tone={stays ? 'good' : 'plain'}>{stays ? text.staying : text.merging}</Tag>
        <DemoTag of={person} />
      </h2>
      <Facts
        facts={[
          [
            text.employer,
            person.employer
              ? [person.employer.name, person.employer.title].filter(Boolean).join(' · ')
              : text.unknown,
          ],
          [
            text.fieldName.document,
            person.documentMask ? (
              <>
                {person.documentType && people.documentName[person.documentType]}{' '}
                <code>{person.documentMask}</code>
              </>
            ) : (
              text.unknown
            ),
          ],
          [text.fieldName.phone, person.phoneMask ? <code>{person.phoneMask}</code> : text.unknown],
          [text.fieldName.birthYear, person.birthYear ?? text.unknown],
          [
            text.fieldName.education,
            person.education ? people.educationName[person.education] : text.unknown,
          ],
          [text.fieldName.account, person.accountId ? text.linked : text.unknown],
        ]}
      />
    </section>
  )
}
