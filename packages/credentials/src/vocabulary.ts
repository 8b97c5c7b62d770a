const OB = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const VC = 'https://www.w3.org/2018/credentials#'
const STATUS = 'https://www.w3.org/ns/credentials/status#'
const SECURITY = 'https://w3id.org/security#'
const SCHEMA = 'https://schema.org/'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
/** Open Badges' context writes its own data types with https. */
const OB_XSD = 'https://www.w3.org/2001/XMLSchema#'

/** What stands behind a term: a plain text, a text of a data type, another node, or one of the vocabulary's names. */
type Term =
  | { iri: string; as: 'text' }
  | { iri: string; as: 'typed'; type: string }
  | { iri: string; as: 'node' }
  | { iri: string; as: 'name'; of: string }

const text = (iri: string): Term => ({ iri, as: 'text' })
const typed = (iri: string, type: string): Term => ({ iri, as: 'typed', type })
const node = (iri: string): Term => ({ iri, as: 'node' })

/**
 * The terms of the contexts `https://www.w3.org/ns/credentials/v2` and Open Badges 3.0.3 that our documents use, so
 * that nothing has to be fetched to know what a document says.
 */
export const TERMS: Record<string, Term> = {
  achievement: node(`${OB}achievement`),
  achievementType: text(`${OB}achievementType`),
  created: typed('http://purl.org/dc/terms/created', `${XSD}dateTime`),
  credentialStatus: node(`${VC}credentialStatus`),
  credentialSubject: node(`${VC}credentialSubject`),
  criteria: node(`${OB}Criteria`),
  cryptosuite: typed(`${SECURITY}cryptosuite`, `${SECURITY}cryptosuiteString`),
  description: text(`${SCHEMA}description`),
  encodedList: typed(`${STATUS}encodedList`, `${SECURITY}multibase`),
  hashed: typed(`${OB}hashed`, `${OB_XSD}boolean`),
  identifier: node(`${OB}identifier`),
  identityHash: text(`${OB}identityHash`),
  identityType: text(`${OB}identityType`),
  issuer: node(`${VC}issuer`),
  licenseNumber: text(`${OB}licenseNumber`),
  name: text(`${SCHEMA}name`),
  narrative: text(`${OB}narrative`),
  proofPurpose: { iri: `${SECURITY}proofPurpose`, as: 'name', of: SECURITY },
  salt: text(`${OB}salt`),
  statusListCredential: node(`${STATUS}statusListCredential`),
  statusListIndex: text(`${STATUS}statusListIndex`),
  statusPurpose: text(`${STATUS}statusPurpose`),
  url: typed(`${SCHEMA}url`, `${OB_XSD}anyURI`),
  validFrom: typed(`${VC}validFrom`, `${XSD}dateTime`),
  validUntil: typed(`${VC}validUntil`, `${XSD}dateTime`),
  verificationMethod: node(`${SECURITY}verificationMethod`),
}

export const TYPES: Record<string, string> = {
  Achievement: `${OB}Achievement`,
  AchievementSubject: `${OB}AchievementSubject`,
  BitstringStatusList: `${STATUS}BitstringStatusList`,
  BitstringStatusListCredential: `${STATUS}BitstringStatusListCredential`,
  BitstringStatusListEntry: `${STATUS}BitstringStatusListEntry`,
  DataIntegrityProof: `${SECURITY}DataIntegrityProof`,
  IdentityObject: `${OB}IdentityObject`,
  OpenBadgeCredential: `${OB}OpenBadgeCredential`,
  Profile: `${OB}Profile`,
  VerifiableCredential: `${VC}VerifiableCredential`,
}

export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
