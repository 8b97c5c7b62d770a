import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

type Action = Schemas['PublicOverview']['programme']['actions'][number]['code']
type Link = Schemas['PublicOverview']['programme']['links'][number]['code']

const actionsZh: Record<Action, string> = {
  ZJ: '建强三级网格与产业链党委，以“1+X+Y”汇聚各方资源。',
  GB: '完善运行机制，建设“五分钟党建服务圈”。',
  YC: '选聘党建指导员，把骨干培养成人才，把人才凝聚到链上。',
  YL: '“五联”共促，一站式办公、一条龙服务、一次性办结。',
  ZH: '先锋论坛、志愿服务与红色主题活动，讲好新时代人才故事。',
}
const actionsEn: typeof actionsZh = {
  ZJ: 'A firm three-level grid and chain committees; “1+X+Y” brings resources together.',
  GB: 'Mechanisms that run, and Party services within five minutes.',
  YC: 'Party-building instructors; key staff become talent, talent gathers on the chains.',
  YL: 'Five links; one window, one line of service, settled in one go.',
  ZH: 'Pioneer forums, volunteering and red-theme activities that show the people of today.',
}
const linksZh: Record<Link, string> = {
  L1_GOV_ENT: '部门与企业，围绕需求一起行动',
  L2_MEMBER_EDU: '党组织之间，共同培养党员',
  L3_PARTY_DAY: '主题党日，联合举办',
  L4_MASS_ORG: '工会、团组织、妇联，带动群众',
  L5_DEVELOP: '供需、融资、技术、人才，牵线搭桥',
}
const linksEn: typeof linksZh = {
  L1_GOV_ENT: 'Departments and enterprises act on a named need',
  L2_MEMBER_EDU: 'Party organisations train members jointly',
  L3_PARTY_DAY: 'Theme Party days with several hosts',
  L4_MASS_ORG: 'With unions, the Youth League and women’s federations',
  L5_DEVELOP: 'Matching of supply, finance, technology and talent',
}
const kindsZh: Record<Schemas['MemberKind'], string> = {
  lead_enterprise: '龙头企业',
  upstream: '上游企业',
  downstream: '下游企业',
  service_provider: '服务商',
  financial: '金融机构',
  university: '高校',
  institute: '科研院所',
  association: '学会协会',
  public_agency: '公共机构',
  observer: '观察员',
}
const kindsEn: typeof kindsZh = {
  lead_enterprise: 'Lead enterprise',
  upstream: 'Upstream',
  downstream: 'Downstream',
  service_provider: 'Service provider',
  financial: 'Financial institution',
  university: 'University',
  institute: 'Research institute',
  association: 'Association',
  public_agency: 'Public agency',
  observer: 'Observer',
}

export const memberKindWords = words(kindsZh, kindsEn)

export const publicWords = words(
  {
    signIn: '登录',
    enter: '进入平台',
    docs: '接口文档',
    verifier: '离线核验',
    verify: '牌匾与证书核验',
    notices: '入盟公示',
    skip: '跳到正文',
    what: '“链”盟是什么',
    whatText:
      '以党建为引领，把产业链上的企业、机关、高校、金融机构和服务商联结成一个产业社区：开发区党工委—产业链（园区）党委—企业（联合）党支部三级网格上下贯通，龙头企业与上下游企业同在一条链上，各方资源围绕产业链结成“朋友圈”。',
    organisations: '登记单位',
    partyOrganisations: '党组织',
    chains: '产业链',
    members: '联盟成员',
    stages: '一年有样板，三年创示范，五年成标杆',
    programmeYear: (year: number) => `现在是第 ${year} 年`,
    started: (on: string) => `${on} 启动`,
    due: '到期',
    reached: '已到期',
    next: '进行中',
    year: (year: number) => `第 ${year} 年`,
    actions: '五大行动',
    links: '“五联”机制',
    wall: '联盟成员',
    founding: '创始成员',
    plaque: '牌匾',
    noPlaque: '待授牌',
    noMembers: '还没有登记成员。',
    actionText: actionsZh,
    linkText: linksZh,
    foot: '产业社区“链”盟平台',
  },
  {
    signIn: 'Sign in',
    enter: 'Enter the platform',
    docs: 'API reference',
    verifier: 'Offline verification',
    verify: 'Verify a plaque or certificate',
    notices: 'Admissions in publicity',
    skip: 'Skip to the content',
    what: 'What the alliance is',
    whatText:
      'Led by Party building, enterprises, departments, universities, banks and service providers of an industry chain form one industrial community. A three-level grid runs from the zone’s Party working committee through chain and park committees to the branches of enterprises; lead enterprises stand on one chain with those before and after them; partners gather around the chains.',
    organisations: 'organisations',
    partyOrganisations: 'Party organisations',
    chains: 'industry chains',
    members: 'members',
    stages: 'A model in one year, a demonstration in three, a benchmark in five',
    programmeYear: (year: number) => `Now in year ${year}`,
    started: (on: string) => `Begun on ${on}`,
    due: 'Due',
    reached: 'Date passed',
    next: 'Under way',
    year: (year: number) => `Year ${year}`,
    actions: 'Five actions',
    links: 'Five links',
    wall: 'Members',
    founding: 'Founding member',
    plaque: 'Plaque',
    noPlaque: 'No plaque yet',
    noMembers: 'No members are recorded yet.',
    actionText: actionsEn,
    linkText: linksEn,
    foot: 'The Chain Alliance platform',
  },
)
