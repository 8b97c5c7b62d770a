import { randomUUID } from 'node:crypto'
import type { Miniflare, WorkerOptions } from 'miniflare'

/** One statement or one batch for one service's database. */
interface Work {
  service: string
  statements: { sql: string; values?: unknown[] }[]
}

/** Runs a batch in a service's database and answers the rows of each statement. */
export type Operator = (work: Work) => Promise<Record<string, unknown>[][]>

const token = randomUUID()

const code = `export default {
  async fetch(request, env) {
    if (request.headers.get('authorization') !== env.TOKEN) return new Response('this service is not started', { status: 503 })
    const { service, statements } = await request.json()
    try {
      const database = env[service]
      const all = statements.map(({ sql, values = [] }) => database.prepare(sql).bind(...values))
      return Response.json((await database.batch(all)).map(({ results }) => results))
    } catch (error) {
      return new Response(error.message, { status: 400 })
    }
  },
}`

/**
 * The Worker that stands first in the runtime and is not reachable without this process's token. It does at start what
 * Miniflare's own access to databases also can, which takes a quarter of a second to set up.
 * To neighbours that are not started it stands in and answers 503.
 */
export const operatorWorker = (databases: Record<string, string>): WorkerOptions => ({
  config: {
    name: 'operator',
    compatibilityDate: '2026-11-01',
    manifest: { mainModule: 'worker.js', modules: { 'worker.js': { type: 'esm', contents: code } } },
    env: {
      TOKEN: { type: 'text', value: token },
      ...Object.fromEntries(Object.entries(databases).map(([service, id]) => [service, { type: 'd1', id }])),
    },
  },
})

export function operatorOf(miniflare: Miniflare): Operator {
  return async (work) => {
    const body = JSON.stringify(work)
    const answer = await miniflare.dispatchFetch('http://operator/', {
      method: 'POST',
      body,
      headers: { authorization: token },
    })
    if (answer.status !== 200) throw new Error(await answer.text())
    return (await answer.json()) as Record<string, unknown>[][]
  }
}
