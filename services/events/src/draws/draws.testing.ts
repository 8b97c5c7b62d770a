import type { NamedDraw } from '@alliance/contracts/events'
import type { RightsRow } from '@alliance/test-kit'
import { mineIn, published, type Scene } from '../../test/scene.testing.ts'
import { ask, done, env, inHours, secretary, someone } from '../../test/world.testing.ts'
import { registering } from '../registrations/registrations.testing.ts'

const body = () => ({
  pool: 1,
  policy: 'events/1',
  publicValue: { what: { zh: '开奖号码', en: 'Numbers' }, format: '99', notBefore: inHours(1) },
})

/** The scene’s activity with someone pending, and registration closed. */
async function due(scene: Scene) {
  const { id: activityId } = await published(scene)
  const plan = (closesAt: string) =>
    env.DB.prepare(
      `UPDATE activity SET registration = json_set(registration, '$.admission', 'draw', '$.closesAt', ?) WHERE id = ?`,
    )
      .bind(closesAt, activityId)
      .run()
  await plan(inHours(1))
  done(await registering(activityId, await someone()))
  await plan(inHours(-1))
  return { activityId }
}

async function committed(scene: Scene) {
  const { activityId } = await due(scene)
  return { drawId: done(await ask(secretary).post<NamedDraw>(`/activities/${activityId}/draws`, body())).id }
}

// Whoever may hold it is told that the value’s time has not come.
const early = Object.fromEntries(
  ['owner', 'its branch', 'the branch above', 'the secretary of the alliance'].map((kind) => [kind, 409]),
)

export const drawRights: Record<string, RightsRow<Scene>> = {
  commitActivityDraw: { params: due, place: mineIn, body },
  getDraw: { params: committed },
  holdActivityDraw: {
    params: committed,
    place: mineIn,
    body: () => ({ value: '07', publishedAt: inHours(0) }),
    expect: early,
  },
}
