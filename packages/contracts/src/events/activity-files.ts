import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { fileAnswer, fileBody } from '../kit/files.ts'
import { idOf } from '../kit/ids.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

export const photoTypes = ['jpg', 'png', 'webp'] as const
export const attachmentTypes = ['pdf', 'ofd', 'docx', 'xlsx'] as const
/** Of an activity, of either kind, at the most. */
export const filesOfActivity = { photo: 60, attachment: 20 } as const

/**
 * Who can be made out on a photo. `consented`: those who can agreed to its being shown (民法典 arts. 1018–1019, PIPL
 * art. 13). While nobody has said so it is shown to organisers alone.
 */
export const PeopleShown = z.enum(['unknown', 'nobody', 'consented']).openapi('PeopleShown')

/** A photo or an attachment of the minutes. */
export const ActivityFile = z
  .strictObject({
    id: idOf('activityFile'),
    activityId: idOf('activity'),
    kind: z.enum(['photo', 'attachment']),
    /** What a photo shows, for those who do not see it; the title of an attachment. */
    title: z.string(),
    fileName: z.string(),
    type: z.enum([...photoTypes, ...attachmentTypes]),
    bytes: z.int(),
    /** In pixels, of a photo. */
    width: z.int().nullable(),
    height: z.int().nullable(),
    people: orNull(PeopleShown),
    /** Shown to whoever sees the activity, or to its organisers alone. */
    released: z.boolean(),
    uploadedAt: Instant,
    uploadedBy: z.string(),
    version: z.int(),
  })
  .openapi('ActivityFile')
export type ActivityFile = z.infer<typeof ActivityFile>

export const ActivityFiles = z
  .strictObject({
    /** In the order in which they are shown. */
    photos: z.array(ActivityFile),
    attachments: z.array(ActivityFile),
    /** Whether the one who asks may add and change them. */
    organises: z.boolean(),
  })
  .openapi('ActivityFiles')
export type ActivityFiles = z.infer<typeof ActivityFiles>

export const ActivityFileChange = z
  .strictObject({ title: Name, people: PeopleShown, released: z.boolean() })
  .partial()
  .openapi('ActivityFileChange')
export type ActivityFileChange = z.infer<typeof ActivityFileChange>

const tags = ['Activity files']
const params = z.strictObject({ activityId: idOf('activity') })
const ofFile = params.extend({ fileId: idOf('activityFile') })
const upload = z.strictObject({ title: Name, fileName: z.string().trim().min(1).max(200) })
const organising = { tags, access: can('activity:write'), writes: 'keyed' as const }

export const getActivityFiles = route({
  method: 'get',
  path: '/activities/{activityId}/files',
  operationId: 'getActivityFiles',
  summary: 'Photos and attachments of an activity; what is not released, for organisers alone',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(ActivityFiles, 'As they are shown') },
})

export const uploadActivityPhoto = route({
  ...organising,
  method: 'post',
  path: '/activities/{activityId}/photos',
  operationId: 'uploadActivityPhoto',
  summary: 'Keep a photo; where, when and with what it was taken is taken out of it',
  request: { params, query: upload, body: fileBody(photoTypes) },
  responses: {
    201: answer(ActivityFile, 'Kept, not yet released'),
    ...errors('photo.type', 'document.too_large', 'document.duplicate', 'activity_file.too_many'),
  },
})

export const uploadActivityAttachment = route({
  ...organising,
  method: 'post',
  path: '/activities/{activityId}/attachments',
  operationId: 'uploadActivityAttachment',
  summary: 'Keep an attachment of the minutes',
  request: { params, query: upload, body: fileBody(attachmentTypes) },
  responses: {
    201: answer(ActivityFile, 'Kept, not yet released'),
    ...errors('document.type', 'document.too_large', 'document.duplicate', 'activity_file.too_many'),
  },
})

export const getActivityFileContent = route({
  method: 'get',
  path: '/activities/{activityId}/files/{fileId}/content',
  operationId: 'getActivityFileContent',
  summary: 'A photo to be shown, or an attachment to be saved',
  tags,
  access: signedIn(),
  request: { params: ofFile },
  responses: { 200: fileAnswer([...photoTypes, ...attachmentTypes]) },
})

export const updateActivityFile = route({
  method: 'patch',
  path: '/activities/{activityId}/files/{fileId}',
  operationId: 'updateActivityFile',
  summary: 'Change what a file is called, who is on a photo, whether it is released',
  tags,
  access: can('activity:write'),
  writes: 'versioned',
  request: { params: ofFile, body: json(ActivityFileChange) },
  responses: { 200: answer(ActivityFile, 'Changed'), ...errors('photo.consent') },
})

export const orderActivityPhotos = route({
  ...organising,
  method: 'post',
  path: '/activities/{activityId}/photo-order',
  operationId: 'orderActivityPhotos',
  summary: 'Put the photos of an activity in this order',
  request: {
    params,
    body: json(
      z
        .strictObject({ fileIds: z.array(idOf('activityFile')).min(1).max(filesOfActivity.photo) })
        .openapi('PhotoOrder'),
    ),
  },
  responses: {
    200: answer(ActivityFiles, 'In that order'),
    ...errors('activity_file.changed_meanwhile'),
  },
})

export const removeActivityFile = route({
  ...organising,
  method: 'post',
  path: '/activities/{activityId}/files/{fileId}/removal',
  operationId: 'removeActivityFile',
  summary: 'Remove a file with a reason; its content is deleted, that it was there stays',
  request: {
    params: ofFile,
    body: json(z.strictObject({ reason: z.string().trim().min(2).max(500) }).openapi('ActivityFileRemoval')),
  },
  responses: {
    200: answer(ActivityFiles, 'What is left'),
    ...errors('activity_file.changed_meanwhile'),
  },
})

export const activityFileRoutes = [
  getActivityFiles,
  uploadActivityPhoto,
  uploadActivityAttachment,
  getActivityFileContent,
  updateActivityFile,
  orderActivityPhotos,
  removeActivityFile,
]
