import { z } from '@hono/zod-openapi'
import { noticeKind, type NoticeCatalogue } from '../kit/notices.ts'
import { DateOnly, Instant, orNull, type Bilingual } from '../kit/primitives.ts'
import { ComplianceKind, complianceKindTitles } from './compliance.ts'

/** What was published is no secret among those who are signed in: an activity is told by its title. */
const ActivityParams = z.strictObject({
  title: z.string(),
  startsAt: Instant,
  /** Null: it is held online. */
  place: orNull(z.string()),
})
type ActivityParams = z.infer<typeof ActivityParams>
const WithReason = ActivityParams.extend({ reason: z.string() })

const clock = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
const whenAndWhere = ({ startsAt, place }: ActivityParams) => ({
  zh: `${clock(startsAt)}，${place ?? '线上'}。`,
  en: `${clock(startsAt)}, ${place ?? 'online'}.`,
})
const withReason = (activity: z.infer<typeof WithReason>) => {
  const { zh, en } = whenAndWhere(activity)
  return { zh: `${zh}原因：${activity.reason}`, en: `${en} Reason: ${activity.reason}` }
}
const titled =
  (zh: string, en: string) =>
  ({ title }: ActivityParams) => ({ zh: `${zh}：${title}`, en: `${en}: ${title}` })

/** A certificate by its title, which names nobody. */
const CertificateParams = z.strictObject({ zh: z.string(), en: z.string() })

/** The activity by its title. */
const ShiftParams = z.strictObject({ title: z.string() })

/** An issue by its title, told to those alone who may see it. */
const TopicParams = z.strictObject({ title: z.string() })
const topicNotice = (name: Bilingual, zh: string, en: string, text: Bilingual) =>
  noticeKind({
    name,
    byMessage: true,
    params: TopicParams,
    title: ({ title }) => ({ zh: `${zh}：${title}`, en: `${en}: ${title}` }),
    text: () => text,
  })
/** Kinds of meeting, as their names in one string: parameters are plain values. */
const DutyParams = z.strictObject({ organisation: z.string(), kinds: z.string(), dueOn: DateOnly })
const namesOf = (kinds: string): Bilingual => {
  const titles = kinds.split(',').flatMap((kind) => {
    const known = ComplianceKind.safeParse(kind)
    return known.success ? [complianceKindTitles[known.data]] : []
  })
  return { zh: titles.map(([zh]) => zh).join('、'), en: titles.map(([, en]) => en).join(', ') }
}
const CourseParams = z.strictObject({ title: z.string() })

/** What events tells people. */
export const eventsNotices = {
  'activity.published': noticeKind({
    name: { zh: '活动邀请', en: 'Invitations to activities' },
    byMessage: true,
    params: ActivityParams,
    title: titled('活动邀请', 'You are invited'),
    text: whenAndWhere,
  }),
  'activity.changed': noticeKind({
    name: { zh: '活动变更', en: 'Activities changed' },
    byMessage: true,
    params: WithReason,
    title: titled('活动变更', 'Changed'),
    text: withReason,
  }),
  'activity.cancelled': noticeKind({
    name: { zh: '活动取消', en: 'Activities cancelled' },
    byMessage: true,
    params: WithReason,
    title: titled('活动取消', 'Cancelled'),
    text: withReason,
  }),
  'activity.reminder': noticeKind({
    name: { zh: '活动提醒（前一天）', en: 'Reminders the day before' },
    byMessage: true,
    params: ActivityParams,
    title: titled('活动提醒', 'Soon'),
    text: whenAndWhere,
  }),
  'registration.confirmed': noticeKind({
    name: { zh: '报名成功', en: 'Places given' },
    byMessage: true,
    params: ActivityParams,
    title: titled('报名成功', 'You have a place'),
    text: whenAndWhere,
  }),
  'registration.waiting': noticeKind({
    name: { zh: '进入候补', en: 'Waiting lists' },
    byMessage: false,
    params: ActivityParams,
    title: titled('已进入候补', 'On the waiting list'),
    text: (activity) => {
      const { zh, en } = whenAndWhere(activity)
      return {
        zh: `${zh}有名额空出时会按顺序通知您。`,
        en: `${en} You are told when a place is yours to take.`,
      }
    },
  }),
  'registration.offered': noticeKind({
    name: { zh: '候补名额', en: 'Places offered' },
    byMessage: true,
    params: ActivityParams.extend({ until: Instant }),
    title: titled('候补名额待确认', 'A place is yours to take'),
    text: (activity) => {
      const { zh, en } = whenAndWhere(activity)
      const until = clock(activity.until)
      return {
        zh: `${zh}请在 ${until} 前确认，逾期顺延给下一位。`,
        en: `${en} Take it by ${until}, or the next is asked.`,
      }
    },
  }),
  'certificate.issued': noticeKind({
    name: { zh: '颁发证书', en: 'Certificates issued' },
    byMessage: true,
    params: CertificateParams,
    title: ({ zh, en }) => ({ zh: `您获得证书：${zh}`, en: `You have a certificate: ${en}` }),
    text: () => ({
      zh: '可打印、下载，任何人可凭编号核验。',
      en: 'Print it or take it away; anyone can verify it by its number.',
    }),
  }),
  'certificate.revoked': noticeKind({
    name: { zh: '吊销证书', en: 'Certificates revoked' },
    byMessage: true,
    params: CertificateParams,
    title: ({ zh, en }) => ({ zh: `证书已吊销：${zh}`, en: `A certificate was revoked: ${en}` }),
    text: () => ({
      zh: '原因见证书页；有异议请联系颁发单位。',
      en: 'The certificate’s page gives the reason; its issuer hears objections.',
    }),
  }),
  'volunteering.returned': noticeKind({
    name: { zh: '志愿服务时长退回', en: 'Volunteer hours returned' },
    byMessage: true,
    params: ShiftParams,
    title: ({ title }) => ({
      zh: `志愿服务时长申报被退回：${title}`,
      en: `Your hours were returned: ${title}`,
    }),
    text: () => ({
      zh: '退回原因见“我的志愿服务”，可更正后重新申报。',
      en: 'My volunteering gives the reason; correct and report them again.',
    }),
  }),
  'volunteering.reversed': noticeKind({
    name: { zh: '志愿服务时长撤销', en: 'Volunteer hours taken back' },
    byMessage: true,
    params: ShiftParams,
    title: ({ title }) => ({
      zh: `志愿服务时长已撤销：${title}`,
      en: `Your hours were taken back: ${title}`,
    }),
    text: () => ({
      zh: '撤销原因见“我的志愿服务”；有异议请联系记录单位。',
      en: 'My volunteering gives the reason; the body that records hears objections.',
    }),
  }),
  'topic.assigned': topicNotice(
    { zh: '议题交办', en: 'Issues assigned' },
    '有议题交您办理',
    'An issue is yours to see to',
    { zh: '请在办理期限内答复，期限见议题页。', en: 'Answer it in time; its page says by when.' },
  ),
  'topic.answered': topicNotice(
    { zh: '议题答复', en: 'Issues answered' },
    '您提出的议题已答复',
    'Your issue was answered',
    {
      zh: '请确认问题是否解决；未解决可要求继续办理。',
      en: 'Say whether it is solved; if not, it is taken up again.',
    },
  ),
  'topic.closed': topicNotice({ zh: '议题办结', en: 'Issues closed' }, '议题已办结', 'An issue is closed', {
    zh: '办理结果和原因见议题页。',
    en: 'Its page gives the outcome and why.',
  }),
  'topic.reopened': topicNotice(
    { zh: '议题重新办理', en: 'Issues taken up again' },
    '议题需要继续办理',
    'An issue is taken up again',
    { zh: '提出方认为问题尚未解决，原因见议题页。', en: 'It is not solved; its page says why.' },
  ),
  'course.enrolled': noticeKind({
    name: { zh: '课程报名', en: 'Courses' },
    byMessage: true,
    params: CourseParams,
    title: ({ title }) => ({ zh: `已报名课程：${title}`, en: `You are enrolled: ${title}` }),
    text: () => ({
      zh: '课次安排、地点和结业条件见课程页。',
      en: 'The page of the course has its sessions, places and what its certificate takes.',
    }),
  }),
  'course.cancelled': noticeKind({
    name: { zh: '课程取消', en: 'Courses cancelled' },
    byMessage: true,
    params: CourseParams.extend({ reason: z.string() }),
    title: ({ title }) => ({ zh: `课程取消：${title}`, en: `Cancelled: ${title}` }),
    text: ({ reason }) => ({ zh: `原因：${reason}`, en: `Reason: ${reason}` }),
  }),
  'course.assessed': noticeKind({
    name: { zh: '课程考核', en: 'Assessments' },
    byMessage: false,
    params: CourseParams,
    title: ({ title }) => ({ zh: `课程考核已评定：${title}`, en: `You were assessed: ${title}` }),
    text: () => ({
      zh: '结果和理由见课程页；有异议请联系课程主办单位。',
      en: 'The page of the course has the result and its reason; its host hears objections.',
    }),
  }),
  'compliance.due': noticeKind({
    name: { zh: '组织生活到期提醒', en: 'Meetings due' },
    byMessage: true,
    params: DutyParams,
    title: ({ kinds, dueOn }) => {
      const { zh, en } = namesOf(kinds)
      return { zh: `${dueOn} 前须召开：${zh}`, en: `To be held by ${dueOn}: ${en}` }
    },
    text: ({ organisation }) => ({
      zh: `${organisation}本期尚未完成，请安排召开并登记。`,
      en: `${organisation} has not held it in this period: call the meeting, and record it.`,
    }),
  }),
  'dues.reminder': noticeKind({
    name: { zh: '党费收缴提醒', en: 'Party dues' },
    byMessage: true,
    params: z.strictObject({ organisation: z.string(), month: z.string() }),
    title: ({ month }) => ({
      zh: `请组织收缴 ${month} 党费`,
      en: `Party dues of ${month} are to be collected`,
    }),
    text: ({ organisation }) => ({
      zh: `${organisation}：请提醒党员本月底前交纳。党费进专户，本平台不收缴、不登记。`,
      en: `${organisation}: members pay by the end of the month, into the account kept for dues. Nothing is paid or recorded here.`,
    }),
  }),
  'certificate-review.opened': noticeKind({
    name: { zh: '结业证书复核', en: 'Certificates to review' },
    byMessage: true,
    params: CourseParams,
    title: ({ title }) => ({
      zh: `有结业证书待复核：${title}`,
      en: `A certificate awaits your decision: ${title}`,
    }),
    text: () => ({
      zh: '考勤更正后，已不符合颁发条件。请核对后决定保留或吊销。',
      en: 'Attendance was corrected, and the rule no longer holds. Decide whether it stands or is revoked.',
    }),
  }),
} as const satisfies NoticeCatalogue
