import { aPublished } from '../events.ts'
import type { Bench } from '../sample.ts'
import type { World } from '../world.ts'

/** The least that is a WebP: a canvas of 64 by 64. */
const photo = {
  type: 'image/webp',
  content: 'RIFF\u0016\0\0\0WEBPVP8X\u000a\0\0\0\0\0\0\0\u003f\0\0\u003f\0\0',
}
const query = { title: '样例照片', fileName: 'a.webp' }

const uploaded = async (world: World) => {
  const { id: activityId } = await aPublished(world)
  const { id: fileId } = await world.prepare<{ id: string }>(
    'alliance_secretary',
    'POST',
    `/events/activities/${activityId}/photos?${new URLSearchParams(query)}`,
    { raw: photo },
  )
  return { activityId, fileId }
}
const at = async (world: World) => ({ activityId: (await aPublished(world)).id })

export default {
  service: 'events',
  fill: [],
  samples: {
    getActivityFiles: async (world) => ({ params: await at(world) }),
    uploadActivityPhoto: async (world) => ({ params: await at(world), query, raw: photo }),
    uploadActivityAttachment: async (world) => ({
      params: await at(world),
      query: { ...query, fileName: 'a.pdf' },
      raw: { type: 'application/pdf', content: '%PDF-1.7' },
    }),
    getActivityFileContent: async (world) => ({ as: 'alliance_secretary', params: await uploaded(world) }),
    updateActivityFile: async (world) => ({
      params: await uploaded(world),
      version: 1,
      body: { people: 'nobody', released: true },
    }),
    orderActivityPhotos: async (world) => {
      const { activityId, fileId } = await uploaded(world)
      return { params: { activityId }, body: { fileIds: [fileId] } }
    },
    removeActivityFile: async (world) => ({
      params: await uploaded(world),
      body: { reason: '样例原因' },
    }),
  },
} satisfies Bench
