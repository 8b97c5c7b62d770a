/**
 * Every kind of id of the platform and its prefix. An id is `<prefix>_` and 26 letters and digits: a UUIDv7 in
 * Crockford base32, so that ids sort by the time they were made.
 */
export const idPrefixes = {
  account: 'acc',
  session: 'ses',
  grant: 'grt',
  partnerClient: 'pcl',
  clientKey: 'pck',
  organisation: 'org',
  site: 'sit',
  partyOrganisation: 'pty',
  edge: 'edg',
  coverage: 'cov',
  chain: 'chn',
  chainLink: 'lnk',
  allianceMember: 'mem',
  import: 'imp',
  person: 'per',
  personAccess: 'pac',
  employment: 'emp',
  affiliation: 'aff',
  term: 'trm',
  post: 'pst',
  hookup: 'hkp',
  agreement: 'agr',
  agreementParty: 'agp',
  milestone: 'mil',
  document: 'doc',
  regulation: 'reg',
  regulationVersion: 'rgv',
  regulationReview: 'rgr',
  event: 'evt',
  request: 'req',
  message: 'msg',
} as const
export type IdKind = keyof typeof idPrefixes
