import type { Circle, MemberKind, OrganisationKind } from '@alliance/contracts/membership'
import { chainCodes, chains, type ChainCode } from '@alliance/contracts/programme'
import type { Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { categoryOf } from './circle.rules.ts'

/** As many partners as a picture takes, and as many of their places and matches as it reads. */
const most = 200
const mostPlaces = 5 * most
const mostMatches = 1000

const committees = (
  asOf: string,
): SQL => sql`SELECT p.id, p.name, p.type, p.chain_code FROM party_organisation p
  WHERE p.type IN ('work_committee', 'chain_committee') AND p.established_on <= ${asOf}
    AND (p.dissolved_on IS NULL OR p.dissolved_on > ${asOf}) LIMIT 50`

/**
 * Partners by their places on chains, and whoever else has an offer that holds. CROSS JOIN keeps SQLite to the order
 * written: it would rather read the whole register in the order of names.
 */
const partners = (asOf: string): SQL => sql`
  SELECT o.id, o.name, o.kind, o.is_demo, around.chains,
    (SELECT m.kind FROM alliance_member m WHERE m.organisation_id = o.id AND m.admitted_on <= ${asOf}
      AND (m.ended_on IS NULL OR m.ended_on > ${asOf}) LIMIT 1) AS member_kind,
    (SELECT count(*) FROM (SELECT 1 FROM offer f WHERE f.organisation_id = o.id AND ${openOffer(asOf)} LIMIT 100)) AS offers
  FROM (SELECT id, json_group_array(DISTINCT chain) FILTER (WHERE chain IS NOT NULL) AS chains FROM (
      SELECT * FROM (SELECT l.organisation_id AS id, l.chain_code AS chain FROM chain_link l
        WHERE l.place = 'partner' AND ${holdsOn(sql`l`, asOf)} ORDER BY l.id LIMIT ${mostPlaces})
      UNION ALL
      SELECT * FROM (SELECT f.organisation_id AS id, NULL AS chain FROM offer f
        WHERE ${openOffer(asOf)} ORDER BY f.id LIMIT ${mostPlaces}))
    GROUP BY id) around
  CROSS JOIN organisation o ON o.id = around.id ORDER BY o.name_sort, o.id LIMIT ${most + 1}`

const openOffer = (asOf: string): SQL =>
  sql`${holdsOn(sql`f`, asOf)} AND (f.withdrawn_on IS NULL OR f.withdrawn_on > ${asOf})`

/** Matches of the circle as they stood on a date, the last proposed of them. */
const matchesOn = (asOf: string): SQL => sql`
  SELECT m.offer_organisation_id AS organisation_id, n.chain_code,
    iif(m.settled_on <= ${asOf}, m.state, iif(m.accepted_on <= ${asOf}, 'accepted', 'proposed')) AS state
  FROM (SELECT * FROM match WHERE proposed_on <= ${asOf} ORDER BY id DESC LIMIT ${mostMatches}) m
  CROSS JOIN need n ON n.id = m.need_id WHERE n.visibility = 'alliance' AND n.chain_code IS NOT NULL`

const needsOpen = (asOf: string): SQL => sql`
  SELECT value AS code, (SELECT count(*) FROM (SELECT 1 FROM need n WHERE n.chain_code = value AND n.visibility = 'alliance'
    AND n.closed_on IS NULL AND n.asked_on <= ${asOf} AND (n.until IS NULL OR n.until >= ${asOf}) LIMIT 100)) AS open
  FROM json_each(${JSON.stringify(chainCodes)})`

interface Found {
  committees: { id: string; name: string; type: string; chainCode: ChainCode | null }[]
  partners: {
    id: string
    name: string
    kind: OrganisationKind
    memberKind: MemberKind | null
    isDemo: boolean
    chains: ChainCode[]
    offers: number
  }[]
  matches: { organisationId: string; chainCode: ChainCode; state: string }[]
  needs: { code: ChainCode; open: number }[]
}

/** The circle on a date, for whoever may read it; what is confidential has no part in it. One round trip. */
export async function circle(ctx: Context, asOf = ctx.today): Promise<Circle> {
  ctx.reach('circle:read')
  const [row] = await ctx.db.all<Record<keyof Found, string>>(sql`
    SELECT ${rows(sql`'id', id, 'name', name, 'type', type, 'chainCode', chain_code`, committees(asOf))} AS committees,
      ${rows(
        sql`'id', id, 'name', name, 'kind', kind, 'memberKind', member_kind, 'isDemo', ${truth(sql`is_demo`)},
          'chains', json(chains), 'offers', offers`,
        partners(asOf),
      )} AS partners,
      ${rows(sql`'organisationId', organisation_id, 'chainCode', chain_code, 'state', state`, matchesOn(asOf))} AS matches,
      ${rows(sql`'code', code, 'open', open`, needsOpen(asOf))} AS needs`)
  const found = Object.fromEntries(
    Object.entries(row!).map(([name, text]) => [name, JSON.parse(text)]),
  ) as Found
  return asCircle(found, asOf)
}

function asCircle(found: Found, asOf: string): Circle {
  const named = (wanted: (one: Found['committees'][number]) => boolean) => {
    const one = found.committees.find(wanted)
    return one ? { id: one.id, name: one.name } : null
  }
  return {
    asOf,
    centre: named(({ type }) => type === 'work_committee'),
    chains: chainCodes.map((code) => ({
      code,
      name: { zh: chains[code].zh, en: chains[code].en },
      committee: named(({ type, chainCode }) => type === 'chain_committee' && chainCode === code),
      openNeeds: found.needs.find((need) => need.code === code)?.open ?? 0,
    })),
    partners: found.partners.slice(0, most).map(({ id, kind, memberKind, offers, ...partner }) => ({
      ...partner,
      organisationId: id,
      category: categoryOf(kind, memberKind),
      openOffers: offers,
      chains: chainCodes.filter((code) => partner.chains.includes(code)),
    })),
    matches: counted(found.matches),
    cut: found.partners.length > most,
  }
}

/** Matches by partner and chain; what was declined or failed joins nobody. */
function counted(matches: Found['matches']): Circle['matches'] {
  const pairs = Map.groupBy(matches, ({ organisationId, chainCode }) => `${organisationId} ${chainCode}`)
  return [...pairs.values()]
    .map((of) => {
      const count = (state: string) => of.filter((match) => match.state === state).length
      const { organisationId, chainCode } = of[0]!
      return {
        organisationId,
        chainCode,
        proposed: count('proposed'),
        accepted: count('accepted'),
        realised: count('realised'),
      }
    })
    .filter(({ proposed, accepted, realised }) => proposed + accepted + realised > 0)
}
