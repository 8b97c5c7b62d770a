import { sha256Hex } from '@alliance/evidence'
import { expect, test } from 'vitest'
import { mustSay, standingOn, statesOf } from './consents.rules.ts'
import { purposesOn, purposeVersions, type PurposeVersion } from './purposes.rules.ts'

const [phone] = purposeVersions.filter(({ code }) => code === 'phone')
const next = (given: Partial<PurposeVersion>): PurposeVersion => ({
  ...phone!,
  version: 2,
  since: '2027-01-01',
  ...given,
})
const said = (act: 'given' | 'withdrawn', version = 1) => ({
  purpose: 'phone' as const,
  act,
  version,
  at: '2026-12-01T00:00:00.000Z',
})
const refusal = (work: () => unknown) => {
  try {
    return work() ?? 'said'
  } catch (error) {
    return (error as { code: string }).code
  }
}

/** A text that was in force stays as it was: people consented to it. A change is a new version behind it. */
test('no text of the catalogue has changed', async () => {
  const hashes = await Promise.all(
    purposeVersions.map(async (purpose) => [
      `${purpose.code} ${purpose.version}`,
      (await sha256Hex(JSON.stringify(purpose))).slice(0, 16),
    ]),
  )
  expect(Object.fromEntries(hashes)).toEqual({
    'register 1': 'be30fb98a4ff73c6',
    'party_affairs 1': '9532d70d22b511ef',
    'identity_document 1': 'b4f8e2d60de6cb14',
    'phone 1': '3469fe08189bb0a1',
    'education 1': '74a05b5aaf616a25',
    'publicity 1': 'b8decd5f27ff7937',
  })
})

test('versions of a purpose count up, and each says in both languages what, why, on which article and how long', () => {
  for (const { code, version } of purposeVersions)
    expect(purposeVersions.filter((each) => each.code === code).map((each) => each.version)).toContain(
      version,
    )
  for (const { title, collects, why, lawful, keeps, withdrawal, basis, sensitive } of purposeVersions) {
    for (const { zh, en } of [title, collects, why, lawful, keeps])
      expect([zh.length > 1, en.length > 1]).toEqual([true, true])
    expect((withdrawal === null) === (basis === 'duty')).toBe(true)
    // PIPL Art. 29: what is sensitive and rests on consent is asked for separately.
    if (sensitive && basis !== 'duty') expect(basis).toBe('separate_consent')
  }
})

test('a consent holds for the texts that it covers', () => {
  const versions = [phone!, next({ covers: 2 })]
  expect(purposesOn('2026-12-31', versions).map(({ version }) => version)).toEqual([1])
  expect(purposesOn('2027-01-01', versions).map(({ version }) => version)).toEqual([2])
  expect(standingOn(next({ covers: 2 }), said('given'))).toBe('outdated')
  expect(standingOn(next({ covers: 1 }), said('given'))).toBe('given')
  expect(
    statesOf([said('withdrawn'), said('given')], '2026-12-02', [phone!]).map(({ state }) => state),
  ).toEqual(['withdrawn'])
})

test.each([
  ['the present text', said('given'), undefined, 'said'],
  ['the same again', said('given'), said('given'), 'consent.unchanged'],
  ['a text to come', said('given', 9), undefined, 'consent.unknown_version'],
  ['a withdrawal of what was given', said('withdrawn'), said('given'), 'said'],
  ['an objection before anything was asked', said('withdrawn'), undefined, 'said'],
  ['a withdrawal again', said('withdrawn'), said('withdrawn'), 'consent.unchanged'],
  [
    'what rests on a duty',
    { ...said('withdrawn'), purpose: 'register' as const },
    undefined,
    'consent.not_asked',
  ],
])('%s', (_, saying, last, outcome) => {
  expect(refusal(() => mustSay(saying, last, '2026-12-01'))).toBe(outcome)
})
