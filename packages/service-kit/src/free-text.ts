import { Problem, type Fault } from './problem.ts'

/** Eighteen characters of a resident id or of a code like it, or a mobile number, however it is spaced. */
const resident =
  /(?<![0-9A-Za-z])[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/

/** Whether a text has a document number or a phone in it. */
export function holdsIdentifier(text: string): boolean {
  const close = text.normalize('NFKC').replace(/(?<=\d)[\s-]+(?=[\dXx])/g, '')
  return resident.test(close) || mobile.test(close)
}

/**
 * Refuses texts that hold an identifier: those stand encrypted in fields of their own, and a text does not.
 *
 * @throws Problem `request.invalid` at the pointers, with `text.identifier`
 */
export function refuseIdentifiers(texts: Record<string, string | null | undefined>): void {
  const faults: Fault[] = Object.entries(texts)
    .filter(([, text]) => text && holdsIdentifier(text))
    .map(([pointer]) => ({ pointer, code: 'text.identifier' }))
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
}
