import type { Schemas } from '@alliance/client'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

type Verification = Schemas['CertificateVerification']

const plaque = (number: string): Promise<Verification> =>
  settled(api.GET('/api/v1/membership/public/certificate-verification', { params: { query: { number } } }))
const certificate = (number: string): Promise<Verification> =>
  settled(api.GET('/api/v1/events/public/certificate-verification', { params: { query: { number } } }))

/** The service that answers for the numbers of a series, by their prefix. Another kind is one line. */
const series: Record<string, (number: string) => Promise<Verification>> = {
  LM: plaque,
  ATT: certificate,
  CRS: certificate,
  VOL: certificate,
}

const plain = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** What may be known of a number. One of a series that nobody gives out is unknown without asking anyone. */
export async function verify(typed: string): Promise<Verification> {
  const number = plain(typed)
  const ask = series[number.split('-')[0] ?? '']
  return ask
    ? ask(number)
    : { number, state: 'unknown', holder: null, what: null, since: null, until: null, isDemo: false }
}
