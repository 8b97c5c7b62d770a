import { filled, id, instant, rows, type Bench } from '../sample.ts'

const activity = (number: number) => ({ activityId: filled('act', number) })
/** Every other activity is open to gates, so that there are some to open. */
const open = 'WHERE value % 2 = 0'
const body = { entries: [], length: 0, heard: null, want: null, wall: 0, cursor: 0, roster: null, leases: [] }

export default {
  service: 'events',
  fill: [
    `${rows('gate_admission', {
      activity_id: id('act'),
      capacity: '1000',
      walk_in_capacity: '0',
      entries_per_lease: '50',
      lease_minutes: '480',
      ticket_key: `''`,
      signing_key: `''`,
      public_x: `''`,
      public_y: `''`,
      version: '1',
      created_at: instant,
      updated_at: instant,
    })} ${open}`,
    `${rows('gate', { id: id('gat'), activity_id: id('act'), name: `'东门'`, version: '1', created_at: instant, updated_at: instant })} ${open}`,
    `${rows('gate_device', {
      id: id('gdv'),
      gate_id: id('gat'),
      activity_id: id('act'),
      name: `'样例平板'`,
      code_hash: `'h' || value`,
      code_expires_at: instant,
      version: '1',
      created_at: instant,
      updated_at: instant,
    })} ${open}`,
    `${rows('gate_lease', {
      id: id('gls'),
      device_id: id('gdv'),
      activity_id: id('act'),
      request_id: `'r'`,
      entries: '9',
      walk_ins: '0',
      held: '9',
      walk_ins_held: '0',
      issued_at: instant,
      valid_until: instant,
      skew_bound_ms: '60000',
      over: '0',
    })} ${open}`,
    `${rows('gate_person', {
      activity_id: id('act'),
      subject: id('rgn'),
      walk_in: '0',
      admitted: '1',
      covered: '1',
      inside: '1',
      stays: `'[]'`,
    })} ${open}`,
    `${rows('gate_entry', {
      hash: `'h' || value`,
      device_id: id('gdv'),
      activity_id: id('act'),
      sequence: '1',
      previous: `'p'`,
      at: instant,
      uncertainty_ms: '0',
      kind: `'scan'`,
      direction: `'in'`,
      subject: id('rgn'),
      means: `'printed'`,
      outcome: `'admitted'`,
      received_at: instant,
    })} ${open}`,
  ],
  samples: {
    getPrintRoster: () => ({ params: { activityId: filled('act', 7) }, query: { for: 'badges' } }),
    openAdmission: ({ turn }) => ({ params: activity(11 + 2 * turn), body: { capacity: 100 } }),
    getGateBoard: () => ({ params: activity(8) }),
    updateAdmission: ({ turn }) => ({
      params: activity(20 + 2 * turn),
      body: { capacity: 2000 },
      version: 1,
    }),
    createGate: () => ({ params: activity(30), body: { name: `门 ${crypto.randomUUID()}` } }),
    createGateDevice: () => ({ params: { gateId: filled('gat', 30) }, body: { name: '平板' } }),
    revokeGateDevice: ({ turn }) => ({
      params: { gateDeviceId: filled('gdv', 40 + 2 * turn) },
      body: { reason: '平板遗失' },
    }),
    writeOffGateLease: ({ turn }) => ({
      params: { gateLeaseId: filled('gls', 50 + 2 * turn) },
      body: { counted: 1, reason: '人工清点' },
    }),
    listGatePersons: () => ({ params: activity(8) }),
    exportGatePersons: () => ({ params: activity(8), query: { format: 'csv' } }),
    listGateEntries: () => ({ params: activity(8) }),
    exportGateEntries: () => ({ params: activity(8), query: { format: 'csv' } }),
    getGateTime: () => ({}),
    // Without a device's key: what a stranger costs.
    enrolGateDevice: () => ({
      body: { code: 'AAAAAAAAAA', publicKey: { x: 'x'.repeat(43), y: 'y'.repeat(43) } },
      expect: 422,
    }),
    exchangeWithGate: () => ({ params: { gateDeviceId: filled('gdv', 8) }, body, expect: 401 }),
    getTicket: () => ({ params: { registrationId: filled('rgn', 7) }, as: 'talent', expect: 404 }),
    reissueTicket: () => ({
      params: { registrationId: filled('rgn', 7) },
      body: { reason: '手机遗失' },
      as: 'talent',
      expect: 404,
    }),
  },
} satisfies Bench
