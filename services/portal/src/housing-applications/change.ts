import type { Schemas } from '@alliance/client'

type Change = Schemas['HousingApplicationChange']

/** What a step's fields hold; of another step's, nothing. */
export interface ApplyValues extends Omit<Change, 'identity' | 'family'> {
  identity?: Partial<NonNullable<Change['identity']>>
  family?: {
    married?: boolean
    spouse?: { name?: string; number?: string }
    children?: (string | null | undefined)[]
  }
}

/** The change that a step sends: identity and family only where they were filled in anew. */
export function changeOf({ identity, family, ...answers }: ApplyValues): Change {
  const change: Change = { ...answers }
  if (answers.openEnded) change.contractUntil = null
  if (identity?.number)
    change.identity = {
      type: identity.type ?? 'RIC',
      number: identity.number,
      phone: identity.phone ?? '',
      ...(identity.birthDate ? { birthDate: identity.birthDate } : {}),
    }
  if (family && (family.married !== undefined || family.children?.length))
    change.family = {
      spouse:
        family.married && family.spouse
          ? { type: 'RIC', name: family.spouse.name ?? '', number: family.spouse.number ?? '' }
          : null,
      children: (family.children ?? []).flatMap((birthDate) => (birthDate ? [{ birthDate }] : [])),
    }
  return change
}
