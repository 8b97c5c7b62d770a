import { done, keyed, type Session } from './session.ts'

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const bilingual = (zh: string, en: string) => ({ zh, en })

/** Illustrative certificates of the demo talent, one of them revoked. */
const certificates = [
  {
    key: 'salon',
    kind: 'attendance' as const,
    title: bilingual('链盟沙龙参加证书', 'Certificate of attendance: alliance salon'),
    description: bilingual('参加链盟沙龙一次，全程出席', 'Attended one alliance salon from beginning to end'),
    criteria: bilingual(
      '签到、签退，且在场不少于四分之三时间',
      'Checked in and out, present three quarters of the time',
    ),
    minutes: 180,
  },
  {
    key: 'course',
    kind: 'course' as const,
    title: bilingual('产业数字化课程结业证书', 'Certificate of completion: industrial digitalisation'),
    description: bilingual(
      '完成六次课，共 18 学时，考核合格',
      'Six sessions, 18 class hours, assessment passed',
    ),
    criteria: bilingual('出席不少于五次，考核合格', 'Five sessions at least, and the assessment passed'),
    minutes: 810,
  },
  {
    key: 'volunteering',
    kind: 'volunteering' as const,
    title: bilingual('志愿服务证书', 'Certificate of volunteering'),
    description: bilingual(`${year} 年志愿服务 36 小时`, `36 hours of volunteering in ${year}`),
    criteria: bilingual(
      '经签到签退并由组织者确认的服务时长',
      'Hours checked in and out and confirmed by the organiser',
    ),
    minutes: 2160,
    revoked: true,
  },
]
export const certificateCount = certificates.length

/** A person entered a moment ago is known to events once the message of it has arrived. */
async function onceKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await ask()
    } catch (error) {
      if (attempt === 60 || !/certificate\.(person|host)_unknown/.test(String(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
}

export async function enterCertificates(
  { client }: Session,
  personId: string,
  hostId: string,
): Promise<void> {
  for (const { key, revoked, ...content } of certificates) {
    const { id } = await onceKnown(() =>
      done(
        client.POST('/api/v1/events/certificates', {
          params: { header: keyed(`certificate-${key}`) },
          body: {
            ...content,
            personId,
            hostId,
            activityId: null,
            from: `${year}-01-01`,
            to: `${year}-01-31`,
            reason: '[示例] 演示证书',
            isDemo: true,
          },
        }),
      ),
    )
    if (revoked)
      await done(
        client.POST('/api/v1/events/certificates/{certificateId}/revocation', {
          params: { path: { certificateId: id }, header: keyed(`certificate-${key}-revoked`) },
          body: { reason: 'replaced', note: '[示例] 时长更正后另行换发' },
        }),
      )
  }
}
