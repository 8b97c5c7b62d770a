import type { Schemas } from '@alliance/client'
import { people, phoneOfPerson } from './people.ts'
import { done, keyed, type Session } from './session.ts'

const illustrative = { provenance: 'illustrative' as const, sourceRef: null, isDemo: true }

/** Second records as they come about: entered again by the next employer, or with another character of one sound. */
const secondRecords = [
  {
    key: 'twice-loom',
    of: 'loom-0',
    name: '酆示例',
    employer: 'autoparts',
    from: '2024-03-01',
    education: 'bachelor' as const,
    samePhone: true,
  },
  {
    key: 'sounds-xurong',
    of: 'xurong-0',
    name: '言示例',
    employer: 'xurong',
    from: '2023-09-01',
    education: null,
    samePhone: false,
  },
]

type Said = [purpose: Schemas['PurposeCode'], act: Schemas['ConsentAct'], channel: 'paper' | 'window']
/** What the demo talent said, as the secretary entered it: the one that was withdrawn deletes nothing here. */
const said: Said[] = [
  ['identity_document', 'given', 'paper'],
  ['phone', 'given', 'paper'],
  ['publicity', 'given', 'paper'],
  ['publicity', 'withdrawn', 'window'],
]

type IdOf = (key: string) => string

/** Records that may be one person's, consents, and a request to be answered. */
export async function enterOwnData({ client }: Session, personOf: IdOf, organisationOf: IdOf): Promise<void> {
  for (const { key, of, name, employer, from, education, samePhone } of secondRecords)
    await done(
      client.POST('/api/v1/membership/people', {
        params: { header: keyed(`person-${key}`) },
        body: {
          name,
          document: null,
          phone: samePhone ? phoneOfPerson(people.findIndex((person) => person.key === of)) : null,
          birthYear: null,
          education,
          accountId: null,
          employment: {
            organisationId: organisationOf(employer),
            title: '技术员',
            backbone: null,
            frontline: false,
            from,
          },
          ...illustrative,
        },
      }),
    )
  for (const [purpose, act, channel] of said)
    await done(
      client.POST('/api/v1/membership/people/{personId}/consents', {
        params: {
          path: { personId: personOf('talent') },
          header: keyed(`consent-talent-${purpose}-${act}`),
        },
        body: { purpose, version: 1, act, channel, evidence: '[演示] 同意书' },
      }),
    )
  await done(
    client.POST('/api/v1/membership/people/{personId}/requests', {
      params: { path: { personId: personOf('mobile-3') }, header: keyed('request-mobile-3') },
      body: {
        kind: 'correction',
        correction: { education: 'master' },
        reason: '[演示] 已取得硕士学位，请更正',
      },
    }),
  )
}
