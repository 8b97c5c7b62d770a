import type { Chain, ChainCard, ChainLink } from '@alliance/contracts/membership'
import { chainCodes, type ChainCode } from '@alliance/contracts/programme'
import type { Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { countOn } from '../tally.table.ts'
import { chainOf, places, subjectOf } from './chains.rules.ts'

/** As many links as a picture takes. */
const most = 300

const subjects = (codes: readonly ChainCode[]) =>
  JSON.stringify(codes.flatMap((code) => places.map((place) => subjectOf(code, place))))

const counts = (codes: readonly ChainCode[], asOf: string): SQL => sql`
  SELECT value AS subject, ${countOn(sql`value`, asOf)} AS number FROM json_each(${subjects(codes)})`

interface Counted {
  subject: string
  number: number
}
const asMap = (counted: readonly Counted[]) =>
  new Map(counted.map(({ subject, number }) => [subject, number]))

/**
 * The five chains with their counts on a date. What stands on a chain is told to everyone who may read chains at
 * all, wherever their grants hold: the circle of friends (row S29) is there to be seen by its members.
 */
export async function list(ctx: Context, asOf = ctx.today): Promise<{ asOf: string; items: Chain[] }> {
  ctx.reach('chain:read')
  const counted = asMap(await ctx.db.all<Counted>(counts(chainCodes, asOf)))
  return { asOf, items: chainCodes.map((code) => chainOf(code, counted)) }
}

/** One chain as a picture shows it on a date: its committee and its links, the lead enterprises first. One round trip. */
export async function card(ctx: Context, code: ChainCode, asOf = ctx.today): Promise<ChainCard> {
  ctx.reach('chain:read')
  const inPlace = (place: string) => sql`SELECT * FROM (SELECT l.*, o.name AS organisation_name
    FROM chain_link l JOIN organisation o ON o.id = l.organisation_id
    WHERE l.chain_code = ${code} AND l.place = ${place} AND ${holdsOn(sql`l`, asOf)} ORDER BY l.id LIMIT ${most + 1})`
  const [row] = await ctx.db.all<{ counted: string; committee: string | null; links: string }>(sql`
    SELECT ${rows(sql`'subject', subject, 'number', number`, counts([code], asOf))} AS counted,
      (SELECT json_object('id', p.id, 'name', p.name, 'establishedOn', p.established_on, 'termDueOn', p.term_due_on)
        FROM party_organisation p WHERE p.chain_code = ${code} AND p.type = 'chain_committee' AND p.established_on <= ${asOf}
          AND (p.dissolved_on IS NULL OR p.dissolved_on > ${asOf}) ORDER BY p.established_on DESC LIMIT 1) AS committee,
      ${rows(
        sql`'id', id, 'chainCode', chain_code, 'organisationId', organisation_id, 'organisationName', organisation_name,
          'place', place, 'from', valid_from, 'to', valid_to, 'provenance', provenance, 'sourceRef', source_ref,
          'isDemo', ${truth(sql`is_demo`)}`,
        sql`${sql.join(places.map(inPlace), sql` UNION ALL `)} LIMIT ${most + 1}`,
      )} AS links`)
  const links = JSON.parse(row!.links) as ChainLink[]
  return {
    asOf,
    chain: chainOf(code, asMap(JSON.parse(row!.counted) as Counted[])),
    committee: row!.committee === null ? null : (JSON.parse(row!.committee) as ChainCard['committee']),
    links: links.slice(0, most),
    cut: links.length > most,
  }
}
