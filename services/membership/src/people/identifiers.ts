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

export const opened = (text: string, id: string, what: 'document' | 'phone'): Promise<string> =>
  cipher.decrypt(text, cell(id, what))

/** Encrypts again what an older key encrypted. */
export const reencryptPeople = (ctx: Context): Promise<void> =>
  reencrypt(ctx, cipher, [
    { table: 'person', id: 'id', column: 'document_sealed' },
    { table: 'person', id: 'id', column: 'phone_sealed' },
  ])
