import type { Consent, ConsentState, PurposeCode } from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'
import { purposesOn, withoutCovers, type PurposeVersion } from './purposes.rules.ts'

type Said = Pick<Consent, 'purpose' | 'version' | 'act' | 'at'>

/** Where somebody stands on a purpose, from the last thing they said about it. */
export function standingOn(purpose: PurposeVersion, last: Said | undefined): ConsentState['state'] {
  if (purpose.basis === 'duty') return 'not_asked'
  if (!last) return 'none'
  if (last.act === 'withdrawn') return 'withdrawn'
  return last.version >= purpose.covers ? 'given' : 'outdated'
}

/** Where somebody stands on every purpose in force on a day. `entries` stand the last first. */
export const statesOf = (
  entries: readonly Said[],
  day: string,
  versions?: readonly PurposeVersion[],
): ConsentState[] =>
  purposesOn(day, versions).map((purpose) => {
    const last = entries.find((entry) => entry.purpose === purpose.code)
    return {
      purpose: withoutCovers(purpose),
      state: standingOn(purpose, last),
      since: purpose.basis === 'duty' ? null : (last?.at ?? null),
    }
  })

interface Saying {
  purpose: PurposeCode
  version: number
  act: Consent['act']
}

/**
 * Whether something may be said: to the text in force, where consent is asked at all, and where it changes something.
 * A withdrawal need not name the newest text.
 *
 * @throws Problem `consent.not_asked`, `consent.unknown_version`, `consent.unchanged`
 */
export function mustSay(
  { purpose: code, version, act }: Saying,
  last: Said | undefined,
  day: string,
  versions?: readonly PurposeVersion[],
): void {
  const purpose = purposesOn(day, versions).find((each) => each.code === code)!
  if (purpose.basis === 'duty') throw new Problem('consent.not_asked')
  if (version > purpose.version || (act === 'given' && version !== purpose.version))
    throw new Problem('consent.unknown_version')
  const unchanged =
    act === 'withdrawn'
      ? last?.act === 'withdrawn'
      : standingOn(purpose, last) === 'given' && last!.version === version
  if (unchanged) throw new Problem('consent.unchanged')
}

/** The columns of a person that rest on a purpose and go with its withdrawal. */
export const columnsOn: Partial<Record<PurposeCode, readonly string[]>> = {
  identity_document: ['document_type', 'document_sealed', 'document_index', 'document_mask'],
  phone: ['phone_sealed', 'phone_index', 'phone_mask'],
  education: ['education'],
}

/** The purpose that a field of a person rests on. */
export const purposeOf = { document: 'identity_document', phone: 'phone', education: 'education' } as const
