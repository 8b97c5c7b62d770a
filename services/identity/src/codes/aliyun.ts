import { sha256Hex } from '@alliance/service-kit'
import type { Sender } from './sender.ts'

export interface AliyunSms {
  accessKeyId: string
  accessKeySecret: string
  signName: string
  /** A template with the variable `code`. */
  templateCode: string
  /** A template with the variable `title`; without it, notices are not sent. */
  noticeTemplateCode?: string
}

interface Signing {
  host: string
  action: string
  version: string
  /** ISO 8601 without milliseconds. */
  date: string
  nonce: string
  query?: string
  body?: string
}

const host = 'dysmsapi.aliyuncs.com'
const encoder = new TextEncoder()

/** The headers of a request to Aliyun's OpenAPI, signed by ACS3-HMAC-SHA256 (Aliyun, "V3 request structure and signature"). */
export async function signedHeaders(
  keys: Pick<AliyunSms, 'accessKeyId' | 'accessKeySecret'>,
  request: Signing,
): Promise<Record<string, string>> {
  const { action, version, date, nonce, query = '', body = '' } = request
  const hash = await sha256Hex(body)
  const headers: Record<string, string> = {
    ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    host: request.host,
    'x-acs-action': action,
    'x-acs-content-sha256': hash,
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const names = Object.keys(headers).sort()
  const canonical = [
    'POST',
    '/',
    query,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    hash,
  ].join('\n')
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(keys.accessKeySecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const mac = await crypto.subtle.sign(
    'HMAC',
    key,
    encoder.encode(`ACS3-HMAC-SHA256\n${await sha256Hex(canonical)}`),
  )
  const signature = [...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return {
    ...headers,
    authorization: `ACS3-HMAC-SHA256 Credential=${keys.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}

/**
 * Aliyun's SMS service (Dysms `SendSms`, 2017-05-25). The number travels in the body, not in the URL; redirects are
 * not followed, and after ten seconds it is given up.
 */
export const aliyunSender = (settings: AliyunSms, fetcher: typeof fetch = fetch): Sender => ({
  send: ({ phone, code }) => sendSms(settings, fetcher, phone, settings.templateCode, { code }),
  async notify({ phone, title }) {
    if (!settings.noticeTemplateCode) throw new Error('ALIYUN_SMS has no noticeTemplateCode')
    await sendSms(settings, fetcher, phone, settings.noticeTemplateCode, { title: shortened(title) })
  },
})

/** A variable of a notice's template takes 35 characters. */
const shortened = (text: string): string =>
  [...text].length > 35 ? `${[...text].slice(0, 34).join('')}…` : text

async function sendSms(
  settings: AliyunSms,
  fetcher: typeof fetch,
  phone: string,
  template: string,
  variables: Record<string, string>,
): Promise<void> {
  const body = new URLSearchParams({
    PhoneNumbers: phone.replace(/^\+86/, ''),
    SignName: settings.signName,
    TemplateCode: template,
    TemplateParam: JSON.stringify(variables),
  }).toString()
  const { host: _, ...headers } = await signedHeaders(settings, {
    host,
    action: 'SendSms',
    version: '2017-05-25',
    date: new Date().toISOString().replace(/\.\d+/, ''),
    nonce: crypto.randomUUID(),
    body,
  })
  const response = await fetcher(`https://${host}/`, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`SendSms answered ${response.status}`)
  const { Code: answered } = (await response.json()) as { Code?: string }
  if (answered !== 'OK') throw new Error(`SendSms refused: ${String(answered).slice(0, 60)}`)
}
