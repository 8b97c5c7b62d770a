import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

const workingDays = (least = 1) => z.int().min(least).max(60)

/** How long each step of membership may take, in working days. */
export const AdmissionDays = z
  .strictObject({
    formalReview: workingDays(),
    supplement: workingDays(),
    chainOpinion: workingDays(),
    zoneApproval: workingDays(),
    /** Five at the least (membership.md §2.12). */
    publicity: workingDays(5),
    objectionAnswer: workingDays(),
    /** Before a member is removed, in which it is heard. */
    hearing: workingDays(),
  })
  .openapi('AdmissionDays')
export type AdmissionDays = z.infer<typeof AdmissionDays>

const fields = {
  from: DateOnly,
  days: AdmissionDays,
  /** Months between the annual reviews of a member. */
  reviewMonths: z.int().min(1).max(36),
  /** What they rest on: a document, a decision. */
  basis: z.string().trim().min(2).max(200),
}

/** The terms of admission from a day on. A step keeps those of the day on which it began. */
export const AdmissionTerms = z
  .strictObject({ version: z.int(), ...fields, recordedBy: z.string(), recordedAt: Instant })
  .openapi('AdmissionTerms')
export type AdmissionTerms = z.infer<typeof AdmissionTerms>

export const NewAdmissionTerms = z.strictObject(fields).openapi('NewAdmissionTerms')
export type NewAdmissionTerms = z.infer<typeof NewAdmissionTerms>

const tags = ['Member applications']

export const admissionTerms = lists({
  path: '/admission-terms',
  name: 'AdmissionTerms',
  summary: 'The terms of admission, version by version',
  tags,
  access: can('member-application:read'),
  filter: z.strictObject({}),
  item: AdmissionTerms,
  columns: [
    { zh: '版本', en: 'Version', value: (row) => row.version },
    { zh: '生效日期', en: 'From', value: (row) => row.from },
    { zh: '形式审查（工作日）', en: 'Formal review', value: (row) => row.days.formalReview },
    { zh: '补正（工作日）', en: 'Supplement', value: (row) => row.days.supplement },
    { zh: '链上意见（工作日）', en: 'Opinion', value: (row) => row.days.chainOpinion },
    { zh: '审批（工作日）', en: 'Approval', value: (row) => row.days.zoneApproval },
    { zh: '公示（工作日）', en: 'Publicity', value: (row) => row.days.publicity },
    { zh: '异议答复（工作日）', en: 'Objection', value: (row) => row.days.objectionAnswer },
    { zh: '听取意见（工作日）', en: 'Hearing', value: (row) => row.days.hearing },
    { zh: '年度复核间隔（月）', en: 'Review months', value: (row) => row.reviewMonths },
    { zh: '依据', en: 'Basis', value: (row) => row.basis },
  ],
})

export const setAdmissionTerms = route({
  method: 'post',
  path: '/admission-terms',
  operationId: 'setAdmissionTerms',
  summary: 'Set the terms of admission from today or a day to come on; those before stay as they were',
  tags,
  access: can('member:write'),
  writes: 'keyed',
  request: { body: json(NewAdmissionTerms) },
  responses: { 201: answer(AdmissionTerms, 'Set'), ...errors('admission_terms.overlap') },
})

export const admissionTermRoutes = [admissionTerms.list, admissionTerms.file, setAdmissionTerms]
