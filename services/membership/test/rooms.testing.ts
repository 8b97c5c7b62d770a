import type { Principal } from '@alliance/contracts'
import type { Edge, NewPartyOrganisation, PartyOrganisation } from '@alliance/contracts/membership'
import { createContext, newId, systemPrincipal, traceparentOf, type Context } from '@alliance/service-kit'
import { callers, done, holding, hr, partySecretary, type Sending } from '@alliance/test-kit'
import { env, exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

export { done, env, hr as staffOf, partySecretary as secretaryOf }

export const secretary = holding('alliance_secretary')
export const leader = holding('zone_leader')

const asking = callers(exports.GatewayEntrypoint, service.contract)

/** Asks as the alliance's secretary, whose rights span the zone, unless as someone else; null is a stranger. */
export const get = <T>(path: string, as: Principal | null = secretary) => asking(as).get<T>(path)
export const post = <T>(path: string, body: unknown, as: Principal = secretary, sending: Sending = {}) =>
  asking(as).post<T>(path, body, sending)
export const patch = <T>(path: string, version: number, body: unknown, as: Principal = secretary) =>
  asking(as).patch<T>(path, version, body)

let numbers = 0

export async function anOrganisation(name = `单位${++numbers}`): Promise<string> {
  return done(await post<{ id: string }>('/organisations', { name, kind: 'enterprise' })).id
}

export async function aPartyOrganisation(
  given: Partial<NewPartyOrganisation> = {},
): Promise<PartyOrganisation> {
  const body = { name: `党组织${++numbers}`, type: 'branch', establishedOn: '2022-06-29', ...given }
  return done(await post<PartyOrganisation>('/party-organisations', body))
}

export const move = (
  id: string,
  parentId: string,
  from: string,
  tree: Edge['tree'] = 'functional',
  as?: Principal,
) => post<Edge>(`/party-organisations/${id}/moves`, { tree, parentId, from }, as)

export const pathOf = async (id: string): Promise<string> =>
  (await env.DB.prepare('SELECT path FROM party_organisation WHERE id = ?').bind(id).first<string>('path'))!

/** A context of the platform itself at noon of a day in Shanghai, as cron has it. */
export const contextOn = (date: string): Context =>
  createContext({
    database: env.DB,
    principal: systemPrincipal,
    now: new Date(`${date}T04:00:00Z`),
    requestId: newId('request'),
    traceparent: traceparentOf(undefined),
  })
