import { useLanguage, type Language } from './language.ts'

/** A screen's words in both languages. English has exactly the keys of Chinese: a missing one is a type error. */
export type Words<T> = Record<Language, T>
export const words = <T extends object>(zh: T, en: NoInfer<T>): Words<T> => ({ zh, en })

/** The words of a screen in the reader's language. */
export const useWords = <T>(dictionary: Words<T>): T => dictionary[useLanguage()]

/** A text that the API gives in both languages. */
export const useBilingual = () => {
  const language = useLanguage()
  return (text: Record<Language, string>) => text[language]
}
