import { ticketSecret } from '@alliance/gates'
import type { GateAnswer } from '@alliance/contracts/events'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { DeviceRow } from './exchange.queries.ts'
import { ticketKeyOf } from './keys.ts'

interface ExpectedRow {
  id: string
  name: string
  generation: number
}

/**
 * Who is expected, with what their tickets are checked by; null when the device has this roster already. The version
 * moves with each place that is given or lost and each ticket that is issued anew.
 */
export async function rosterOf(
  ctx: Context,
  device: DeviceRow,
  has: string | null,
): Promise<GateAnswer['roster']> {
  const version = String(device.rosterVersion)
  if (has === version) return null
  const rows = await ctx.db.all<ExpectedRow>(sql`
    SELECT r.id, r.display_name AS name, coalesce(t.generation, 1) AS generation
    FROM registration r LEFT JOIN ticket t ON t.registration_id = r.id
    WHERE r.activity_id = ${device.activityId} AND r.state = 'confirmed' ORDER BY r.sequence`)
  const key = await ticketKeyOf(device.activityId, device.ticketKey)
  const persons = await Promise.all(
    rows.map(async ({ id, name, generation }) => ({
      registrationId: id,
      name,
      generation,
      secret: await ticketSecret(key, id, generation),
    })),
  )
  return { version, persons }
}
