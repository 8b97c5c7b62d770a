import type { PrintRoster, Ticket } from '@alliance/contracts/events'
import { hr } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { anOrganisation, aPublished, ask, done, env, planned, secretary } from '../../test/world.testing.ts'
import { anAdmission } from '../gates/gates.testing.ts'
import { registered, stepOf } from '../registrations/registrations.testing.ts'
import { onShift } from '../volunteering/volunteering.testing.ts'

const roster = (activityId: string, query: string, as = secretary) =>
  ask(as).get<PrintRoster>(`/activities/${activityId}/print-roster?${query}`)
const audited = async (activityId: string) => {
  const { results } = await env.DB.prepare(
    `SELECT detail FROM audit WHERE action = 'roster.print' AND object_id = ? ORDER BY seq`,
  )
    .bind(activityId)
    .all<{ detail: string }>()
  return results.map(({ detail }) => JSON.parse(detail) as unknown)
}

test('paper lists who has a place and nobody else, for its organisers alone, and each time is audited', async () => {
  const mine = await anOrganisation()
  const { id } = await aPublished({ registration: planned(9) }, mine)
  const people = await registered(id, 3)
  done(await stepOf(people[2]!.id, 'withdrawal', people[2]!.as))
  const printed = done(await roster(id, 'for=sign_in', hr(mine)))
  expect(printed.people.map((person) => person.name).sort()).toEqual(
    people
      .slice(0, 2)
      .map(({ as }) => as.name)
      .sort(),
  )
  expect((await roster(id, 'for=sign_in', hr(await anOrganisation()))).status).toBe(404)
  expect((await roster(id, 'for=sign_in', people[0]!.as)).status).toBe(403)
  expect(await audited(id)).toEqual([{ codes: false, for: 'sign_in', people: 2 }])
})

test('a badge bears the printed ticket of its holder, once gates were opened and only where it is asked for', async () => {
  const { id } = await aPublished({ registration: planned(9) })
  const [holder] = await registered(id, 1)
  const code = async (query: string) => done(await roster(id, query)).people[0]!.code
  expect(await code('for=badges&codes=yes')).toBeNull()
  await anAdmission({ capacity: 9 }, id)
  expect(await code('for=badges')).toBeNull()
  const ticket = done(await ask(holder!.as).get<Ticket>(`/registrations/${holder!.id}/ticket`))
  const parts = (text: string | null) => text?.split(':').slice(0, -1)
  expect(parts(await code('for=badges&codes=yes'))).toEqual(parts(ticket.printed))
  expect((await audited(id)).map((detail) => (detail as { codes: boolean }).codes)).toEqual([
    false,
    false,
    true,
  ])
})

test('of a volunteer activity the sheet lists its shifts', async () => {
  const { activityId, volunteer } = await onShift()
  expect(done(await roster(activityId, 'for=sign_in')).people).toMatchObject([
    { name: volunteer.name, shift: '上午班', placeKind: null },
  ])
})
