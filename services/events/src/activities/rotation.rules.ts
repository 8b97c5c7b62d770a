import type { ActivityKind, Audience, Rotation, SuggestedLink } from '@alliance/contracts/events'
import type { Bilingual } from '@alliance/contracts'

/** A host as far as rotation and links are concerned. */
export interface HostFacts {
  id: string
  name: string
  /** Kind of an organisation; null of a Party organisation. */
  organisationKind: string | null
  /** Type of a Party organisation; null of an organisation. */
  partyType: string | null
}

const says = (zh: string, en: string): Bilingual => ({ zh, en })

/** Bodies that stand above units: what they hold, they hold for several (row S28). */
const above = ['work_committee', 'chain_committee']

/**
 * 单位自转、组织公转 (row S24): what one unit holds for itself turns on its own; what several hold, or a body above
 * them, is the alliance’s common turning.
 */
export function rotationOf(hosts: readonly HostFacts[]): { rotation: Rotation; reason: Bilingual } {
  if (hosts.length > 1)
    return {
      rotation: 'joint',
      reason: says(`${hosts.length}家共同主办，属公转`, `${hosts.length} hosts together: joint`),
    }
  const [only] = hosts
  if (only && above.includes(only.partyType ?? ''))
    return {
      rotation: 'joint',
      reason: says(`${only.name}统筹多家单位，属公转`, `${only.name} stands above several units: joint`),
    }
  return { rotation: 'own', reason: says('一家单位自行主办，属自转', 'One unit for itself: own') }
}

export interface LinkFacts {
  kind: ActivityKind
  hosts: readonly HostFacts[]
  chains: readonly string[]
  /** It is, or holds within it, a theme Party day. */
  partyDay: boolean
  /** Whom its places are for; none without registration. */
  audiences: readonly Audience['for'][]
}

const massOrganisation = /工会|共青团|团委|团工委|妇联|妇女联合会/

/**
 * The links of the five that the facts speak for, by the operational definitions of domain/seed-checklist.md §1.3. A
 * suggestion, with its reason: people decide.
 */
export function suggestedLinks({ kind, hosts, chains, partyDay, audiences }: LinkFacts): SuggestedLink[] {
  const parties = hosts.filter(({ partyType }) => partyType !== null)
  const enterprises = hosts.filter(({ organisationKind }) =>
    ['enterprise', 'branch_office', 'service_provider'].includes(organisationKind ?? ''),
  )
  const department = hosts.find(({ organisationKind }) => organisationKind === 'department')
  const bank = hosts.find(({ organisationKind }) => organisationKind === 'bank')
  const mass = hosts.find(({ name }) => massOrganisation.test(name))
  const found: (SuggestedLink | false)[] = [
    department !== undefined &&
      enterprises.length > 0 && {
        code: 'L1_GOV_ENT',
        reason: says(
          `${department.name}与${enterprises[0]!.name}共同主办`,
          `${department.name} and ${enterprises[0]!.name} hold it together`,
        ),
      },
    ['course', 'lecture'].includes(kind) &&
      parties.length >= 2 && {
        code: 'L2_MEMBER_EDU',
        reason: says(
          `${parties.length}个党组织联合开展党员教育`,
          `${parties.length} Party organisations train members together`,
        ),
      },
    partyDay &&
      parties.length >= 2 && {
        code: 'L3_PARTY_DAY',
        reason: says(
          `${parties.length}个党组织联合举办主题党日`,
          `${parties.length} Party organisations hold a Party day together`,
        ),
      },
    mass !== undefined
      ? {
          code: 'L4_MASS_ORG',
          reason: says(`与${mass.name}共同主办`, `Held together with ${mass.name}`),
        }
      : parties.length > 0 &&
        audiences.includes('everyone') && {
          code: 'L4_MASS_ORG',
          reason: says('党组织主办，面向党员以外的群众开放', 'A Party organisation opens it to non-members'),
        },
    bank !== undefined
      ? {
          code: 'L5_DEVELOP',
          reason: says(`${bank.name}参与，涉及金融对接`, `${bank.name} takes part: finance meets enterprise`),
        }
      : ['salon', 'forum', 'study_visit'].includes(kind) &&
        (chains.length > 0 || enterprises.length >= 2) && {
          code: 'L5_DEVELOP',
          reason: says('围绕产业链供需、技术或人才交流', 'Chains exchange on supply, technology or talent'),
        },
  ]
  return found.filter((link) => link !== false)
}
