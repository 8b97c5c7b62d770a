import type { Principal } from '@alliance/contracts'
import type { ActivityFile } from '@alliance/contracts/events'
import { jpgWith } from '@alliance/service-kit/files/picture.testing'
import type { RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, published, type Scene } from '../../test/scene.testing.ts'
import { ask, done, secretary } from '../../test/world.testing.ts'

let pictures = 0
/** A photo unlike any other, with a place in it. */
export const aPhoto = () => ({
  type: 'image/jpeg',
  content: jpgWith(`GPS ${++pictures}`, 640, 300 + pictures),
})
export const aPdf = () => ({ type: 'application/pdf', content: `%PDF-1.7 ${++pictures}` })

export const uploading = (
  activityId: string,
  kind: 'photos' | 'attachments',
  raw: { type: string; content: BodyInit },
  as: Principal = secretary,
  title = '合影',
) =>
  ask(as).post<ActivityFile>(
    `/activities/${activityId}/${kind}?title=${encodeURIComponent(title)}&fileName=a`,
    undefined,
    { raw },
  )

const at = async (scene: Scene) => ({ activityId: (await published(scene)).id })
const kept = async (scene: Scene) => {
  const { activityId } = await at(scene)
  return { activityId, fileId: done(await uploading(activityId, 'photos', aPhoto())).id }
}
const query = () => ({ title: '合影', fileName: 'a' })

/** The rows of the rights table. */
export const fileRights: Record<string, RightsRow<Scene>> = {
  getActivityFiles: { params: at },
  uploadActivityPhoto: { params: at, place: mineIn, query, raw: aPhoto },
  uploadActivityAttachment: { params: at, place: mineIn, query, raw: aPdf },
  // Not released.
  getActivityFileContent: { params: kept, expect: elsewhere(404, 'a leader') },
  updateActivityFile: { params: kept, place: mineIn, body: () => ({ people: 'nobody' }) },
  orderActivityPhotos: {
    params: async (scene) => {
      const { activityId, fileId } = await kept(scene)
      ordered = [fileId]
      return { activityId }
    },
    place: mineIn,
    body: () => ({ fileIds: ordered }),
  },
  removeActivityFile: { params: kept, place: mineIn, body: () => ({ reason: '本人要求' }) },
}
/** The photos of the next request. */
let ordered: string[] = []
