import { z } from '@hono/zod-openapi'
import { noticeKind, type NoticeCatalogue } from '../kit/notices.ts'

/** A certificate by its title, which names nobody. */
const CertificateParams = z.strictObject({ zh: z.string(), en: z.string() })

/** What events tells people. */
export const eventsNotices = {
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
} as const satisfies NoticeCatalogue
