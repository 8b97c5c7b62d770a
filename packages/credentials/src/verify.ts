import {
  anyFailed,
  canonical,
  check,
  type Check,
  type Fact,
  type Report,
  type Text,
} from '@alliance/evidence'
import type { CredentialFile } from './credential-file.ts'
import { proofHolds } from './data-integrity.ts'
import { fingerprintOf } from './issuer.ts'
import { nameHash } from './open-badge.ts'
import { isSet } from './status-list.ts'
import { claimsAgree, readToken, tokenHolds } from './token.ts'

export interface Known {
  /** UTC. */
  now: string
  /** The fingerprint of the issuer's keys as its own site shows it. */
  fingerprint?: string
  /** The name someone says the certificate is about. */
  name?: string
}

/** Checks a credential from its file alone and says of each claim whether it holds. */
export async function verifyCredential(file: CredentialFile, known: Known): Promise<Report> {
  const checks = [
    ...(await signed(file)),
    ...(await tokenChecks(file)),
    await trusted(file, known),
    began(file, known),
    await status(file, known),
    ...(known.name === undefined ? [] : [await named(file, known.name)]),
  ]
  const verdict = anyFailed(checks) ? 'failed' : 'verified'
  return { kind: 'credential', verdict, summary: summaries[verdict], facts: await facts(file), checks }
}

const summaries: Record<'verified' | 'failed', Text> = {
  verified: {
    zh: '证书由其签发者签发，内容未被改动',
    en: 'The certificate was signed by its issuer and not altered',
  },
  failed: { zh: '证书未通过验证', en: 'The certificate does not verify' },
}

const unknownKey: Text = { zh: '签名所用的密钥不是签发者的', en: 'The key that signed is not the issuer’s' }

async function signed({ credential, issuer }: CredentialFile): Promise<Check[]> {
  const outcome = await proofHolds(credential, issuer)
  return [
    check(
      'issuer.same',
      issuer.id === credential.issuer.id,
      { zh: '签发者文件与证书所指一致', en: 'The issuer’s document is the one the certificate names' },
      {
        zh: '签发者文件不是证书所指的签发者',
        en: 'The issuer’s document is another than the certificate names',
      },
    ),
    check(
      'proof',
      outcome === 'holds',
      { zh: '签名有效，内容未被改动', en: 'The signature holds, nothing was altered' },
      outcome === 'broken'
        ? { zh: '签名无效：内容被改动', en: 'The signature is broken: something was altered' }
        : unknownKey,
    ),
  ]
}

async function tokenChecks({ credential, token, issuer }: CredentialFile): Promise<Check[]> {
  if (token === null) return []
  const read = readToken(token)
  if (!read?.ok)
    return [
      { code: 'token', outcome: 'failed', text: { zh: '令牌无法读取', en: 'The token cannot be read' } },
    ]
  const { proof: _, ...unsigned } = credential
  const outcome = await tokenHolds(read.value, issuer)
  return [
    check(
      'token',
      outcome === 'holds',
      { zh: '令牌（VC-JWT）签名有效', en: 'The token’s signature (VC-JWT) holds' },
      outcome === 'broken' ? { zh: '令牌签名无效', en: 'The token’s signature is broken' } : unknownKey,
    ),
    check(
      'token.same',
      claimsAgree(read.value) && canonical(read.value.badge) === canonical(unsigned),
      { zh: '令牌与证书内容一致', en: 'The token says the same as the certificate' },
      { zh: '令牌与证书内容不一致', en: 'The token says something else than the certificate' },
    ),
  ]
}

async function trusted({ issuer }: CredentialFile, { fingerprint }: Known): Promise<Check> {
  const found = await fingerprintOf(issuer)
  const plain = (text: string) => text.replace(/\s/g, '').toLowerCase()
  return fingerprint === undefined
    ? {
        code: 'issuer.trusted',
        outcome: 'open',
        text: {
          zh: `请到签发者网站核对密钥指纹：${found}`,
          en: `Compare the fingerprint of the keys with the one on the issuer’s site: ${found}`,
        },
      }
    : check(
        'issuer.trusted',
        plain(fingerprint) === plain(found),
        { zh: '密钥指纹与签发者公布的一致', en: 'The keys are those the issuer publishes' },
        { zh: '密钥指纹与签发者公布的不一致', en: 'The keys are not those the issuer publishes' },
      )
}

const began = ({ credential }: CredentialFile, { now }: Known): Check =>
  check(
    'validFrom',
    Date.parse(credential.validFrom) <= Date.parse(now),
    { zh: '已生效', en: 'It is in force' },
    { zh: `尚未生效，自 ${credential.validFrom} 起`, en: `It is in force from ${credential.validFrom} on` },
  )

async function status({ credential, issuer, statusList }: CredentialFile, { now }: Known): Promise<Check> {
  const code = 'status'
  const entry = credential.credentialStatus
  const open = (text: Text): Check => ({ code, outcome: 'open', text })
  const failed = (text: Text): Check => ({ code, outcome: 'failed', text })
  const { id, validFrom, validUntil, credentialSubject } = statusList ?? {}
  if (!statusList || !credentialSubject)
    return open({
      zh: `文件不含吊销名单，请查询 ${entry.statusListCredential}`,
      en: `The file has no revocation list; ask ${entry.statusListCredential}`,
    })
  if (id !== entry.statusListCredential || statusList.issuer !== issuer.id)
    return failed({
      zh: '吊销名单不是证书所指的那一份',
      en: 'The revocation list is another than the certificate names',
    })
  if ((await proofHolds(statusList, issuer)) !== 'holds')
    return failed({ zh: '吊销名单签名无效', en: 'The revocation list’s signature is broken' })
  const revoked = await isSet(credentialSubject.encodedList, Number(entry.statusListIndex))
  if (revoked === null) return failed({ zh: '吊销名单无法读取', en: 'The revocation list cannot be read' })
  if (revoked)
    return failed({
      zh: `证书已吊销（截至 ${validFrom}）`,
      en: `The certificate is revoked (as of ${validFrom})`,
    })
  if (Date.parse(validUntil!) < Date.parse(now))
    return open({
      zh: `截至 ${validFrom} 未吊销；名单已过期，请查询 ${id}`,
      en: `Not revoked as of ${validFrom}; the list has run out, ask ${id}`,
    })
  return {
    code,
    outcome: 'passed',
    text: { zh: `未吊销（截至 ${validFrom}）`, en: `Not revoked (as of ${validFrom})` },
  }
}

async function named({ credential }: CredentialFile, name: string): Promise<Check> {
  const [{ hashed, identityHash, salt }] = credential.credentialSubject.identifier
  const holds = hashed ? (await nameHash(name, salt ?? '')) === identityHash : name.trim() === identityHash
  return check(
    'recipient',
    holds,
    { zh: `证书发给 ${name}`, en: `The certificate is about ${name}` },
    { zh: `证书不是发给 ${name} 的`, en: `The certificate is not about ${name}` },
  )
}

async function facts({ credential, issuer }: CredentialFile): Promise<Fact[]> {
  const fact = (zh: string, en: string, value: Fact['value']): Fact => ({ label: { zh, en }, value })
  const { achievement, identifier, licenseNumber } = credential.credentialSubject
  const [{ hashed, identityHash }] = identifier
  return [
    fact('证书编号', 'Number', licenseNumber),
    fact('名称', 'Name', achievement.name),
    fact('说明', 'Description', achievement.description),
    fact('获得条件', 'Criteria', achievement.criteria.narrative),
    fact(
      '获得者',
      'Recipient',
      hashed
        ? { zh: '（加盐摘要，输入姓名可核对）', en: '(salted hash; give the name to compare)' }
        : identityHash,
    ),
    fact('签发者', 'Issuer', `${credential.issuer.name} ${credential.issuer.id}`),
    fact('签发时间', 'Issued at', credential.validFrom),
    fact('密钥指纹', 'Fingerprint of the keys', await fingerprintOf(issuer)),
  ]
}
