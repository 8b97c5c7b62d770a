import type { HousingNotice } from '@alliance/contracts/talent-housing'
import { createContext, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { housingReviewer, nobody } from '@alliance/test-kit'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  ask,
  decided,
  deciding,
  done,
  env,
  inPublicity,
  objectedTo,
  post,
  read,
} from './applications.testing.ts'
import { concludePublicity } from './publicity.usecases.ts'

const day = 86_400_000
/** Lets the clock of every minute run as it will some days from now. */
const inDays = (days: number) =>
  concludePublicity(
    createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(Date.now() + days * day),
      requestId: newId('request'),
      traceparent: traceparentOf(undefined),
    }),
  )
const settled = (id: string) =>
  env.DB.prepare('UPDATE housing_application SET due_provisional = 0 WHERE id = ?').bind(id).run()
const notice = async (id: string) =>
  done(await ask(null).get<{ items: HousingNotice[] }>('/public/publicity-notices?limit=200')).items.find(
    (each) => each.id === id,
  )

beforeEach(async () => {
  await env.DB.prepare(
    "UPDATE housing_application SET state = 'cancelled' WHERE state IN ('eligible', 'publicity')",
  ).run()
})

describe('the publicity', () => {
  test('shows what a notice tells and nothing more', async () => {
    const { application, person } = await inPublicity()
    const shown = (await notice(application.id))!
    expect(Object.keys(shown).sort()).toEqual([
      'applicationNo',
      'employerName',
      'id',
      'isDemo',
      'lastDay',
      'name',
      'postedOn',
      'provisional',
      'result',
      'talentClass',
      'unitWish',
    ])
    expect(shown.name).toBe(person.name[0] + '*'.repeat(person.name.length - 1))
    expect((await ask(housingReviewer()).post('/publicity-lists', {})).code).toBe(
      'housing_application.nothing_to_post',
    )
  })

  test('ends by itself after its working days, and the case is queued with its points', async () => {
    const { application, person } = await inPublicity()
    await inDays(1)
    expect((await read(application.id, person)).application.state).toBe('publicity')
    await settled(application.id)
    await inDays(30)
    const card = await read(application.id, person)
    expect([card.application.state, card.ahead, card.application.pointsTenths]).toEqual(['queued', 0, 290])
    expect(card.receipts.at(-1)).toMatchObject({ outcome: 'queued', replay: 'same' })
    const next = await decided({ awards: true })
    await env.DB.prepare("UPDATE housing_application SET state = 'queued' WHERE id = ?")
      .bind(next.application.id)
      .run()
    expect((await read(application.id, person)).ahead).toBe(1)
  })

  test('waits for an objection: dismissed it goes on, sustained the case is reviewed again', async () => {
    const world = await objectedTo()
    const { application, person, reviewer, objectionId } = world
    await settled(application.id)
    await inDays(30)
    expect((await read(application.id, person)).application.state).toBe('publicity')
    const seen = (await read(application.id, person)).objections[0]!
    expect([seen.content.length > 0, seen.raisedBy]).toEqual([true, null])
    const reply = (ruling: string, by = reviewer, id = objectionId) =>
      ask(by).post(`/applications/${application.id}/objections/${id}/answer`, {
        ruling,
        answer: '经核查不动产登记信息',
      })
    expect((await reply('dismissed', person)).status).toBe(403)
    done(await reply('dismissed'))
    expect((await reply('sustained')).code).toBe('objection.answered')
    const again = done(
      await ask(nobody()).post<{ id: string }>(`/applications/${application.id}/objections`, {
        content: '另有一处房产，请再核实',
      }),
    )
    done(await reply('sustained', reviewer, again.id))
    expect((await read(application.id, person)).application.state).toBe('re_review')
    const home = { homes: [{ holder: 'self', division: '320411' }] } as const
    expect(
      done(await post(application.id, 'review', reviewer, deciding({ homes: [...home.homes] }))).state,
    ).toBe('ineligible')
    expect(await notice(application.id)).toBeUndefined()
  })

  test('hears each person once at a time, and nobody about what is not in it', async () => {
    const { application } = await inPublicity()
    const someone = nobody()
    const object = () =>
      ask(someone).post(`/applications/${application.id}/objections`, { content: '收入情况与申报不符' })
    done(await object())
    expect((await object()).code).toBe('objection.twice')
    const { application: other } = await decided()
    expect(
      (await ask(someone).post(`/applications/${other.id}/objections`, { content: '收入情况与申报不符' }))
        .status,
    ).toBe(404)
  })
})
