import type { Activity, NewSeries, Series } from '@alliance/contracts/events'
import type { Place } from '@alliance/service-kit'
import {
  auditor,
  client,
  hr,
  leader,
  partySecretary,
  personWith,
  secretary as aSecretary,
  systemAdministrator,
} from '@alliance/test-kit'
import {
  anOrganisation,
  aPartyOrganisation,
  aPerson,
  aSalon,
  ask,
  done,
  planned,
  secretary,
} from './world.testing.ts'

let scenes = 0

/**
 * A draft that an enterprise and a branch hold together, another enterprise, another branch, and someone whom the
 * enterprise employs.
 */
export async function newScene() {
  const number = String(++scenes).padStart(4, '0')
  const [mine, theirs] = [await anOrganisation(`织造${number}`), await anOrganisation(`智能${number}`)]
  const root = await aPartyOrganisation('/', 'chain_committee', `党委${number}`)
  const branch = await aPartyOrganisation(root.path, 'branch', `织造支部${number}`)
  const otherBranch = await aPartyOrganisation(root.path, 'branch', `智能支部${number}`)
  const staffName = `员工${number}示例`
  const person = await aPerson({ employerId: mine, name: staffName })
  const title = `织造沙龙${number}`
  const activity = await draftOf({ mine, branch }, title)
  return { mine, theirs, root, branch, otherBranch, person, staffName, title, activity }
}

/** A draft that an enterprise and a branch hold together. */
const draftOf = async (
  { mine, branch }: { mine: string; branch: { id: string } },
  title: string,
): Promise<string> =>
  done(
    await ask(secretary).post<Activity>('/activities', {
      ...aSalon(mine),
      title,
      hosts: [{ id: mine }, { id: branch.id }],
      registration: planned(9),
    }),
  ).id
export type Scene = Awaited<ReturnType<typeof newScene>>

/** Where the scene’s activity lies. */
export const mineIn = (scene: Scene): Place => ({
  enterprise: scene.mine,
  orgs: [scene.root.id, scene.branch.id],
})

export const principals = {
  'a stranger': () => null,
  'the wrong role': (scene: Scene) =>
    personWith([{ role: 'talent', scope: { kind: 'enterprise', id: scene.mine } }]),
  owner: (scene: Scene) => hr(scene.mine),
  'another enterprise': (scene: Scene) => hr(scene.theirs),
  'its branch': (scene: Scene) => partySecretary(scene.branch.id),
  'the branch above': (scene: Scene) => partySecretary(scene.root.id),
  'another branch': (scene: Scene) => partySecretary(scene.otherBranch.id),
  'the secretary of the alliance': () => aSecretary(),
  'a leader': () => leader(),
  'a system administrator': () => systemAdministrator(),
  'an auditor': () => auditor(),
  'a partner’s system': () => client('register:read'),
}

/** What those are answered who reach nothing of a scene, where the route is open to whoever is signed in. */
export const elsewhere = (status: number, ...besides: (keyof typeof principals)[]) =>
  Object.fromEntries(
    [
      'the wrong role',
      'another enterprise',
      'another branch',
      'a system administrator',
      'an auditor',
      'a partner’s system',
      ...besides,
    ].map((kind) => [kind, status]),
  )

/** Another activity of the scene’s hosts, handed in for review. */
export const submitted = async (scene: Scene): Promise<Activity> =>
  done(await ask(secretary).post<Activity>(`/activities/${await draftOf(scene, '另一场')}/submission`, {}))

/** Another activity of the scene’s hosts, published. */
export async function published(scene: Scene): Promise<Activity> {
  const { id, version } = await submitted(scene)
  return done(
    await ask(leader()).post<Activity>(`/activities/${id}/publication`, { secrecyChecked: true, version }),
  )
}

export const newSeries = async (ownerId: string, given: Partial<NewSeries> = {}): Promise<Series> =>
  done(await ask(secretary).post<Series>('/series', { kind: 'salon', name: '沙龙', ownerId, ...given }))
