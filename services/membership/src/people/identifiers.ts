import type { Context } from '@alliance/service-kit'
import { reencrypt } from '@alliance/service-kit'
import { cipher } from '../secrets.ts'
import { masksOf, type Identifiers } from './people.rules.ts'

const cell = (id: string, what: 'document' | 'phone') => ({
  table: 'person',
  id,
  column: `${what}_sealed`,
})

/** What a document is found by. The type belongs to it: numbers of two types may be alike. */
export const documentIndexOf = ({ type, number }: { type: string; number: string }): Promise<string> =>
  cipher.blindIndex('document', `${type}|${number}`)
export const phoneIndexOf = (phone: string): Promise<string> => cipher.blindIndex('phone', phone)

/** The columns that keep identifiers: encrypted, as keyed hashes and as masks. What is left out stays as it is. */
export async function sealed(id: string, given: Identifiers) {
  const { document, phone } = given
  return {
    ...masksOf(given),
    ...(document === undefined
      ? {}
      : {
          documentSealed: document && (await cipher.encrypt(document.number, cell(id, 'document'))),
          documentIndex: document && (await documentIndexOf(document)),
        }),
    ...(phone === undefined
      ? {}
      : {
          phoneSealed: phone && (await cipher.encrypt(phone, cell(id, 'phone'))),
          phoneIndex: phone && (await phoneIndexOf(phone)),
        }),
  }
}

/** One identifier, encrypted for the record that it comes to stand in. */
export const sealedCell = (id: string, what: 'document' | 'phone', plain: string): Promise<string> =>
  cipher.encrypt(plain, cell(id, what))

export const opened = (text: string, id: string, what: 'document' | 'phone'): Promise<string> =>
  cipher.decrypt(text, cell(id, what))

const requested = (id: string) => ({ table: 'person_request', id, column: 'document_sealed' })

/** The number in a request of correction, until that is decided. */
export const requestDocument = (id: string, number: string): Promise<string> =>
  cipher.encrypt(number, requested(id))
export const openedRequest = (id: string, sealedText: string): Promise<string> =>
  cipher.decrypt(sealedText, requested(id))

/** Encrypts again what an older key encrypted. */
export const reencryptPeople = (ctx: Context): Promise<void> =>
  reencrypt(ctx, cipher, [
    { table: 'person', id: 'id', column: 'document_sealed' },
    { table: 'person', id: 'id', column: 'phone_sealed' },
    { table: 'person_request', id: 'id', column: 'document_sealed' },
  ])
