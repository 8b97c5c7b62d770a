import type { Column } from '../kit/page.ts'
import type { Affiliation } from './affiliations.ts'
import type { Backbone, Education, IdentityDocumentType } from './people.ts'
import type { Post } from './posts.ts'

/** The words by which files call what the contract calls by code: exports write them, rosters are read by them. */
export const documentTypeNames: Record<IdentityDocumentType, string> = {
  RIC: '居民身份证',
  HKMT_PERMIT: '港澳居民来往内地通行证',
  HKMT_RESIDENCE: '港澳台居民居住证',
  TW_PERMIT: '台湾居民来往大陆通行证',
  PASSPORT: '护照',
  FPR: '外国人永久居留身份证',
}

export const educationNames: Record<Education, string> = {
  secondary: '高中及以下',
  vocational: '中专、技校',
  college: '大专',
  bachelor: '本科',
  master: '硕士',
  doctorate: '博士',
}

export const backboneNames: Record<Backbone, string> = {
  production: '生产骨干',
  operation: '经营骨干',
  management: '管理骨干',
}

export const affiliationKindNames: Record<Affiliation['kind'], string> = {
  formal: '组织关系',
  functional: '功能型',
}

export const memberStatusNames: Record<Affiliation['status'], string> = { full: '正式', probationary: '预备' }

export const postNames: Record<Post['post'], string> = {
  secretary: '书记',
  deputy: '副书记',
  organisation: '组织委员',
  publicity: '宣传委员',
  discipline: '纪检委员',
  youth: '青年委员',
  member: '委员',
}

export const postSourceNames: Record<Post['source'], string> = { elected: '选举', appointed: '任命' }

export const yesNo = (value: boolean): string => (value ? '是' : '否')

/** By what a person is met when a file is imported again: masked, and null where who takes it may not read of them. */
export interface PersonIdentity {
  documentMask: string | null
  /** The employer of today: its credit code, or its name where it has none. */
  employer: string | null
}

export const identityColumns: Column<PersonIdentity>[] = [
  { zh: '证件号码', en: 'Document number', value: (row) => row.documentMask },
  { zh: '所在单位', en: 'Employer', value: (row) => row.employer },
]
