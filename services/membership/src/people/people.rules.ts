import type { IdentityDocumentType, Education, NewPerson, PersonChange } from '@alliance/contracts/membership'
import {
  birthDateOf,
  maskIdentityNumber,
  maskMobile,
  parseIdentityDocument,
  parseMobile,
} from '@alliance/identifiers'
import { Problem } from '@alliance/service-kit/problem'

/** A document or a phone in canonical form, in clear: only on its way to the cipher. */
export interface Identifiers {
  document?: { type: IdentityDocumentType; number: string } | null
  phone?: string | null
}

/** @throws Problem `request.invalid` at the pointer, with the reason that the number is wrong */
export function checkedDocument(
  { type, number }: { type: IdentityDocumentType; number: string },
  today: string,
  pointer = '/document/number',
): { type: IdentityDocumentType; number: string } {
  const parsed = parseIdentityDocument(type, number, today)
  if (!parsed.ok) throw new Problem('request.invalid', { faults: [{ pointer, code: 'document.format' }] })
  return { type, number: parsed.value }
}

/** @throws Problem `request.invalid` with `phone.format` */
export function checkedMobile(phone: string, pointer = '/phone'): string {
  const parsed = parseMobile(phone)
  if (!parsed.ok) throw new Problem('request.invalid', { faults: [{ pointer, code: 'phone.format' }] })
  return parsed.value
}

/** The identifiers that an input gives, checked; what it leaves out is left out. */
export function identifiersIn(input: Pick<PersonChange, 'document' | 'phone'>, today: string): Identifiers {
  const given: Identifiers = {}
  if (input.document !== undefined) given.document = input.document && checkedDocument(input.document, today)
  if (input.phone !== undefined) given.phone = input.phone === null ? null : checkedMobile(input.phone)
  return given
}

/** The year of birth: a resident id tells it, and nothing else of the date is kept in clear. */
export const birthYearOf = (document: Identifiers['document'], given: number | null): number | null =>
  document?.type === 'RIC' ? Number(birthDateOf(document.number)!.slice(0, 4)) : given

export const masksOf = ({ document, phone }: Identifiers) => ({
  ...(document === undefined
    ? {}
    : {
        documentType: document?.type ?? null,
        documentMask: document && maskIdentityNumber(document.number),
      }),
  ...(phone === undefined ? {} : { phoneMask: phone && maskMobile(phone) }),
})

/** A person as drafted from what was entered. */
export const draftPerson = (input: NewPerson, given: Identifiers) => ({
  name: input.name,
  birthYear: birthYearOf(given.document, input.birthYear),
  education: input.education as Education | null,
  accountId: input.accountId,
  provenance: input.provenance,
  sourceRef: input.sourceRef,
  isDemo: input.isDemo,
})
