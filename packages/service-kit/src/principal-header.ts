import type { Principal } from '@alliance/contracts'

/** The header by which the gateway tells a service who asks. It never passes the gateway from outside. */
export const principalHeader = 'x-principal'

export const encodePrincipal = (principal: Principal): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(principal))))

export function decodePrincipal(header: string | null | undefined): Principal | null {
  if (!header) return null
  const bytes = Uint8Array.from(atob(header), (letter) => letter.charCodeAt(0))
  return JSON.parse(new TextDecoder().decode(bytes)) as Principal
}
