import { makeCertificateNumber } from '@alliance/identifiers'
import { filled, id, instant, rows, type Bench } from '../sample.ts'

const params = (number: number) => ({ certificateId: filled('crt', number) })
// Numbers of their own, so that other rooms may fill the directory as well.
const person = (number: number) => `per_9${String(number).padStart(25, '0')}`
const host = (number: number) => `pty_9${String(number).padStart(25, '0')}`
const text = `'{"zh":"样例","en":"Sample"}'`
const bilingual = { zh: '样例', en: 'Sample' }

export default {
  service: 'events',
  million: true,
  fill: [
    rows('known_person', {
      id: `'per_9' || printf('%025d', value)`,
      display_name: `'样例'`,
      account_id: `'acc_9' || printf('%025d', value)`,
      active: '1',
      version: '1',
    }),
    rows('known_party_organisation', {
      id: `'pty_9' || printf('%025d', value)`,
      name: `'样例党支部'`,
      type: `'branch'`,
      path: `'/pty_9' || printf('%025d', value) || '/'`,
      active: '1',
      version: '1',
    }),
    rows('certificate', {
      id: id('crt'),
      kind: `'volunteering'`,
      prefix: `'VOL'`,
      year: '2020',
      sequence: 'value + 1',
      // Numbers between which those issued meanwhile have room.
      serial: 'value * 1000',
      person_id: `'per_9' || printf('%025d', value)`,
      holder: `'样例'`,
      host_id: `'pty_9' || printf('%025d', value)`,
      host_name: `'样例党支部'`,
      title: text,
      description: text,
      criteria: text,
      from_on: `'2020-01-01'`,
      to_on: `'2020-12-31'`,
      source_type: `'activity'`,
      source_id: id('act'),
      rule: `'sample'`,
      subject: `'00000000-0000-4000-8000-000000000000'`,
      salt: `'sample'`,
      issued_at: instant,
      issued_by_id: id('acc'),
      issued_by_name: `'样例'`,
      is_demo: '0',
    }),
  ],
  samples: {
    listCertificates: () => ({}),
    'listCertificates, of an activity': () => ({ query: { sourceId: filled('act', 7) } }),
    'listCertificates, of one person': () => ({ query: { personId: person(7) } }),
    exportCertificates: () => ({ query: { format: 'csv', sourceId: filled('act', 7) } }),
    listMyCertificates: () => ({}),
    exportMyCertificates: () => ({ query: { format: 'csv' } }),
    getCertificate: () => ({ params: params(7) }),
    getCertificateCredential: () => ({ params: params(7) }),
    issueCertificate: ({ turn }) => ({
      body: {
        kind: 'course',
        personId: person(7),
        hostId: host(10 + turn),
        title: bilingual,
        description: bilingual,
        criteria: bilingual,
        from: '2026-01-01',
        to: '2026-01-02',
        reason: '样例：补发',
      },
    }),
    revokeCertificate: ({ turn }) => ({
      params: params(10 + turn),
      body: { reason: 'issued_in_error', note: '样例原因' },
    }),
    verifyCertificate: () => ({
      as: null,
      query: { number: makeCertificateNumber({ prefix: 'VOL', year: 2020, sequence: 8 }) },
    }),
    getIssuer: () => ({ as: null }),
    getIssuerKey: () => ({ as: null, params: { keyName: 'k1-token' } }),
    getStatusList: () => ({ as: null, params: { list: '1' } }),
  },
} satisfies Bench
