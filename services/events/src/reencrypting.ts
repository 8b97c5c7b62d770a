import { reencrypt, type Context } from '@alliance/service-kit'
import { cipher } from './secrets.ts'

/** Encrypts again what an older key encrypted: seeds of draws, keys of gates. */
export const reencryptFields = (ctx: Context): Promise<void> =>
  reencrypt(ctx, cipher, [
    { table: 'draw', id: 'id', column: 'seed_sealed' },
    { table: 'gate_admission', id: 'activity_id', column: 'ticket_key' },
    { table: 'gate_admission', id: 'activity_id', column: 'signing_key' },
  ])
