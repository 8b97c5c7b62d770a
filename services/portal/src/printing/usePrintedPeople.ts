import type { Schemas } from '@alliance/client'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { registrationWords } from '../registrations/registration.words.ts'

type Person = Schemas['PrintedPerson']

/** People as paper lists them, by shift, organisation and name; in Chinese by pinyin. */
export function usePrintedPeople(people: readonly Person[]) {
  const words = useWords(registrationWords)
  const { compare } = new Intl.Collator(useLanguage() === 'zh' ? 'zh-CN-u-co-pinyin' : 'en')
  return {
    people: people.toSorted(
      (one, other) =>
        compare(one.shift ?? '', other.shift ?? '') ||
        compare(one.organisationName ?? '', other.organisationName ?? '') ||
        compare(one.name, other.name),
    ),
    group: ({ shift, placeKind }: Person) => shift ?? (placeKind ? words.places[placeKind] : ''),
  }
}
