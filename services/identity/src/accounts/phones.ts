import { maskMobile, parseMobile } from '@alliance/identifiers'
import { Problem } from '@alliance/service-kit'
import { cipher } from '../secrets.ts'

/**
 * A number as it was typed, in canonical form.
 *
 * @throws Problem `request.invalid` with `phone.format`
 */
export function checkedPhone(input: string, pointer = '/phone'): string {
  const parsed = parseMobile(input)
  if (!parsed.ok) throw new Problem('request.invalid', { faults: [{ pointer, code: 'phone.format' }] })
  return parsed.value
}

export const phoneIndexOf = (phone: string): Promise<string> => cipher.blindIndex('phone', phone)

const cell = (id: string) => ({ table: 'account', id, column: 'phone' })
export const sealPhone = (phone: string, accountId: string): Promise<string> =>
  cipher.encrypt(phone, cell(accountId))
export const openPhone = (sealed: string, accountId: string): Promise<string> =>
  cipher.decrypt(sealed, cell(accountId))
export const maskedPhone = async (sealed: string, accountId: string): Promise<string> =>
  maskMobile(await openPhone(sealed, accountId))
