import type { ServiceBindings } from '@alliance/service-kit'

export interface Env extends ServiceBindings {
  /** The address people use, without a trailing slash: issuer of tokens, and whether cookies are bound to https. */
  BASE_URL: string
  /** Who delivers one-time codes: the local inbox, or Aliyun's SMS. */
  SENDER: 'inbox' | 'aliyun'
  /** Keys of encrypted fields and of blind indexes; see the kit's `FieldKeys`. */
  FIELD_KEYS: string
  /** Signs cookies; at least 32 characters. */
  AUTH_SECRET: string
  /** JSON array of private JWKs (EC P-256). The first signs access tokens, all are published. */
  SIGNING_KEYS: string
  /** Opens `POST /bootstrap` once; without it, it stays closed. */
  BOOTSTRAP_SECRET?: string
  /** Aliyun's SMS: `{ accessKeyId, accessKeySecret, signName, templateCode }` as JSON. */
  ALIYUN_SMS?: string
  /** `allow` lets webhooks go to `http://localhost`, on a local start only: over https it has no effect. */
  WEBHOOK_LOCAL?: string
  /** Multiplies the limits of tries and codes; load tests raise it. */
  LIMIT_FACTOR?: string
}
