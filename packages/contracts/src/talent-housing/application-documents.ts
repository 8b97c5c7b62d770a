import { z } from '@hono/zod-openapi'
import { signedIn } from '../kit/access.ts'
import { fileAnswer, fileBody } from '../kit/files.ts'
import { idOf } from '../kit/ids.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** What an application is shown by (talent-housing.md §3.5); statements and confirmations are given in the form itself. */
export const HousingDocumentKind = z
  .enum(['identity', 'education', 'skill', 'contract', 'social_insurance', 'no_home', 'family', 'other'])
  .openapi('HousingDocumentKind')
export type HousingDocumentKind = z.infer<typeof HousingDocumentKind>

export const housingDocumentTypes = ['pdf', 'ofd', 'jpg', 'png', 'webp'] as const
/** Of one application at the most. */
export const housingDocumentsAtMost = 30

export const HousingDocument = z
  .strictObject({
    id: idOf('housingDocument'),
    kind: HousingDocumentKind,
    fileName: z.string(),
    type: z.enum(housingDocumentTypes),
    bytes: z.int(),
    uploadedAt: Instant,
    /** The day from which its content is deleted; null while the application goes on. */
    deleteFrom: orNull(DateOnly),
  })
  .openapi('HousingDocument')
export type HousingDocument = z.infer<typeof HousingDocument>

const tags = ['Housing applications']
const params = z.strictObject({ applicationId: idOf('housingApplication') })
const ofDocument = params.extend({ documentId: idOf('housingDocument') })

export const uploadHousingDocument = route({
  method: 'post',
  path: '/applications/{applicationId}/documents',
  operationId: 'uploadHousingDocument',
  summary: 'Keep a document of one’s own application; what it is, is told by its content',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: {
    params,
    query: z.strictObject({ kind: HousingDocumentKind, fileName: z.string().trim().min(1).max(200) }),
    body: fileBody(housingDocumentTypes),
  },
  responses: {
    201: answer(HousingDocument, 'Kept'),
    ...errors(
      'access.denied',
      'document.type',
      'document.too_large',
      'document.duplicate',
      'housing_application.step',
      'housing_application.documents',
    ),
  },
})

export const getHousingDocumentContent = route({
  method: 'get',
  path: '/applications/{applicationId}/documents/{documentId}/content',
  operationId: 'getHousingDocumentContent',
  summary: 'A document, for the applicant and for who reviews; the employer sees none',
  tags,
  access: signedIn(),
  request: { params: ofDocument },
  responses: { 200: fileAnswer(housingDocumentTypes) },
})

export const removeHousingDocument = route({
  method: 'post',
  path: '/applications/{applicationId}/documents/{documentId}/removal',
  operationId: 'removeHousingDocument',
  summary: 'Take a document out of one’s own application while that may be edited',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params: ofDocument, body: json(z.strictObject({}).openapi('HousingDocumentRemoval')) },
  responses: {
    200: answer(HousingDocument, 'Removed'),
    ...errors('access.denied', 'housing_application.step'),
  },
})

export const housingDocumentRoutes = [uploadHousingDocument, getHousingDocumentContent, removeHousingDocument]
