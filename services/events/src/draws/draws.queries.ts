import type { NamedDraw } from '@alliance/contracts/events'
import type { DrawFile } from '@alliance/draw'
import { sql, type SQL } from 'drizzle-orm'

interface Row {
  id: string
  pool: number
  state: NamedDraw['state']
  commitment: string
  commitmentHash: string
}

export const drawsOf = (
  activityId: SQL,
): SQL => sql`SELECT id, pool, state, file ->> 'commitmentHash' AS commitmentHash,
  file -> 'commitment' AS commitment FROM draw WHERE activity_id = ${activityId} ORDER BY pool`

export const namedDraws = (rows: readonly Record<string, unknown>[]): NamedDraw[] =>
  (rows as unknown as Row[]).map(({ commitment, ...row }) => {
    const { places, entrants, publicValue } = JSON.parse(commitment) as DrawFile['commitment']
    return { ...row, notBefore: publicValue.notBefore, places, entrants }
  })

export const asNamed = (
  { id, pool }: { id: string; pool: number },
  { commitmentHash, commitment, result }: DrawFile,
): NamedDraw => ({
  id,
  pool,
  state: result === null ? 'committed' : 'held',
  commitmentHash,
  notBefore: commitment.publicValue.notBefore,
  places: commitment.places,
  entrants: commitment.entrants,
})
