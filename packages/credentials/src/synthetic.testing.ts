import type { CredentialFile } from './credential-file.ts'
import { withProof } from './data-integrity.ts'
import { issuerDocument, type Issuer } from './issuer.ts'
import { newKeys, signingKey, type SigningKeys } from './keys.ts'
import { openBadge, type Certified } from './open-badge.ts'
import { statusEntryOf, statusList } from './status-list.ts'
import { tokenOf } from './token.ts'

export const issuer: Issuer = {
  id: 'https://alliance.example/api/v1/events/issuer',
  name: '产业社区“链”盟（示例）',
  url: 'https://alliance.example',
}

export const LIST = 'https://alliance.example/api/v1/events/status-lists/1'
export const now = '2026-12-02T00:00:00Z'

export const certified: Certified = {
  id: 'https://alliance.example/verify/VOL-2026-0001-X',
  number: 'VOL-2026-0001-X',
  subject: '0193a0c2-7d3e-7b1a-9c55-2f4f5a6b7c8d',
  recipient: { name: '张示例', disclosed: false, salt: 'a1b2c3d4e5f60718293a4b5c6d7e8f90' },
  achievement: {
    type: 'CommunityService',
    name: '志愿服务证书',
    description: '2026 年志愿服务 36 小时 / 36 hours of volunteering in 2026',
    criteria: '经活动签到签退并由组织者确认的服务时长',
  },
  issuer,
  validFrom: '2026-12-01T00:00:00Z',
  status: statusEntryOf(LIST, 94_567),
}

export async function keysOf(year: string): Promise<SigningKeys> {
  const { integrity, token } = await newKeys()
  return {
    integrity: await signingKey(`${year}-integrity`, integrity),
    token: await signingKey(`${year}-token`, token),
  }
}

export async function issued(
  keys: SigningKeys,
  changes: Partial<Certified> = {},
  revoked: number[] = [],
): Promise<CredentialFile> {
  const badge = await openBadge({ ...certified, ...changes })
  const list = await statusList(issuer, {
    id: LIST,
    revoked,
    validFrom: now,
    validUntil: '2026-12-03T00:00:00Z',
  })
  return {
    kind: 'credential',
    version: 1,
    credential: await withProof(badge, issuer, keys.integrity, certified.validFrom),
    token: await tokenOf(badge, issuer, keys.token),
    issuer: issuerDocument(issuer, [keys.integrity, keys.token]),
    statusList: await withProof(list, issuer, keys.integrity, now),
  }
}
