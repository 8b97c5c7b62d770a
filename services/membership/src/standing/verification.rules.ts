import type { Bilingual } from '@alliance/contracts'
import type { MemberKind } from '@alliance/contracts/membership'

/** What a plaque certifies, by the kind of member. */
export const memberKindNames: Record<MemberKind, Bilingual> = {
  lead_enterprise: { zh: '链盟成员 · 龙头（链主）企业', en: 'Alliance member: leading enterprise' },
  upstream: { zh: '链盟成员 · 上游企业', en: 'Alliance member: upstream enterprise' },
  downstream: { zh: '链盟成员 · 下游企业', en: 'Alliance member: downstream enterprise' },
  service_provider: { zh: '链盟成员 · 服务机构', en: 'Alliance member: service provider' },
  financial: { zh: '链盟成员 · 金融机构', en: 'Alliance member: financial institution' },
  university: { zh: '链盟成员 · 高校', en: 'Alliance member: university' },
  institute: { zh: '链盟成员 · 科研院所', en: 'Alliance member: research institute' },
  association: { zh: '链盟成员 · 学会协会', en: 'Alliance member: association' },
  public_agency: { zh: '链盟成员 · 机关单位', en: 'Alliance member: public agency' },
  observer: { zh: '链盟观察员', en: 'Alliance observer' },
}
