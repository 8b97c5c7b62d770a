import type { HousingApplicationChange, NewHousingFamily } from '@alliance/contracts/talent-housing'
import {
  birthDateOf,
  maskIdentityNumber,
  maskMobile,
  parseIdentityDocument,
  parseMobile,
  type IdentityDocumentType,
} from '@alliance/identifiers'
import { Problem, reencrypt, type Context, type Fault } from '@alliance/service-kit'
import { cipher } from '../secrets.ts'
import { publicName } from './facts.rules.ts'

/** Who applies, in clear: only on its way to the cipher, to the reviewer who gave a reason, and to the rules. */
export interface Identity {
  number: string
  birthDate: string
  phone: string
}
export interface Family {
  spouse: { name: string; number: string } | null
  children: { birthDate: string }[]
}

const cell = (id: string, column: 'identity_sealed' | 'family_sealed') => ({
  table: 'housing_application',
  id,
  column,
})

/** What a number is found by, over all applications; the type belongs to it. */
export const personIndexOf = (type: string, number: string): Promise<string> =>
  cipher.blindIndex('housing-person', `${type}|${number}`)

const refused = (pointer: string, code: Fault['code']) =>
  new Problem('request.invalid', { faults: [{ pointer, code }] })

function checkedNumber(type: IdentityDocumentType, given: string, today: string, pointer: string): string {
  const parsed = parseIdentityDocument(type, given, today)
  if (!parsed.ok) throw refused(pointer, 'document.format')
  return parsed.value
}

/** Numbers that tell the day of birth. */
const tells = (type: IdentityDocumentType, number: string) =>
  type === 'RIC' || type === 'HKMT_RESIDENCE' ? birthDateOf(number) : null

/**
 * The columns that keep who applies.
 *
 * @throws Problem `request.invalid` with `document.format`, `phone.format`, `required`
 */
export async function sealedIdentity(
  id: string,
  given: NonNullable<HousingApplicationChange['identity']>,
  today: string,
) {
  const number = checkedNumber(given.type, given.number, today, '/identity/number')
  const phone = parseMobile(given.phone)
  if (!phone.ok) throw refused('/identity/phone', 'phone.format')
  const birthDate = tells(given.type, number) ?? given.birthDate
  if (birthDate === null) throw refused('/identity/birthDate', 'required')
  if (birthDate > today) throw refused('/identity/birthDate', 'date.future')
  const identity: Identity = { number, birthDate, phone: phone.value }
  return {
    identitySealed: await cipher.encrypt(JSON.stringify(identity), cell(id, 'identity_sealed')),
    identityType: given.type,
    identityMask: maskIdentityNumber(number),
    phoneMask: maskMobile(phone.value),
    identityIndex: await personIndexOf(given.type, number),
  }
}

/** @throws Problem `request.invalid` with `document.format`, `date.future` */
export async function sealedFamily(id: string, { spouse, children }: NewHousingFamily, today: string) {
  const number = spouse && checkedNumber(spouse.type, spouse.number, today, '/family/spouse/number')
  children.forEach(({ birthDate }, i) => {
    if (birthDate > today) throw refused(`/family/children/${i}/birthDate`, 'date.future')
  })
  const family: Family = { spouse: spouse && { name: spouse.name, number: number! }, children }
  return {
    familySealed: await cipher.encrypt(JSON.stringify(family), cell(id, 'family_sealed')),
    spouseMask: spouse && `${publicName(spouse.name)} ${maskIdentityNumber(number!)}`,
    spouseIndex: spouse && (await personIndexOf(spouse.type, number!)),
  }
}

export const openedIdentity = async (id: string, sealed: string): Promise<Identity> =>
  JSON.parse(await cipher.decrypt(sealed, cell(id, 'identity_sealed'))) as Identity

export const openedFamily = async (id: string, sealed: string | null): Promise<Family> =>
  sealed === null
    ? { spouse: null, children: [] }
    : (JSON.parse(await cipher.decrypt(sealed, cell(id, 'family_sealed'))) as Family)

/** Encrypts again what an older key encrypted. */
export const reencryptApplications = (ctx: Context): Promise<void> =>
  reencrypt(ctx, cipher, [
    { table: 'housing_application', id: 'id', column: 'identity_sealed' },
    { table: 'housing_application', id: 'id', column: 'family_sealed' },
  ])
