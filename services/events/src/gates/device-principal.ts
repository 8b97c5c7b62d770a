import type { Principal } from '@alliance/contracts'

/** A gate's device as audit rows name it. It holds no right but what its own exchange gives it. */
export const devicePrincipal = (deviceId: string): Principal => ({
  id: deviceId,
  kind: 'client',
  name: '入口设备',
  grants: [],
  clientScopes: [],
  secondFactor: false,
  sessionId: null,
})
