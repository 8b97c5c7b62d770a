import type { IdentityRpc } from '@alliance/contracts/identity'
import type { MembershipRpc } from '@alliance/contracts/membership'
import type { ServiceBindings } from '@alliance/service-kit'

export interface Env extends ServiceBindings {
  /** Photos and attachments of activities. Nothing but this worker reads it. */
  FILES: R2Bucket
  /** Notices for people's inboxes. */
  TO_IDENTITY: Queue
  /** The address people use; certificates name it as their issuer’s. */
  BASE_URL: string
  /** The keys that sign certificates: see `certificates/keys.ts`. */
  CERTIFICATE_KEYS: string
  /** Whether the account behind a calendar link is still in use. */
  IDENTITY_RPC: Pick<IdentityRpc, 'accountInUse'>
  /** What must be true of people and their places now. */
  MEMBERSHIP_RPC: MembershipRpc
  /** Keys of encrypted fields: the seeds of draws until they are held, the keys of tickets and leases. */
  FIELD_KEYS: string
}
