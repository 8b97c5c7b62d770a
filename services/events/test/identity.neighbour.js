// Stands in for identity: every account is in use until a test says otherwise.
import { WorkerEntrypoint } from 'cloudflare:workers'

const disabled = new Set()

export class IdentityEntrypoint extends WorkerEntrypoint {
  disable(accountId) {
    disabled.add(accountId)
  }

  accountInUse(accountId) {
    return !disabled.has(accountId)
  }
}

export default {}
