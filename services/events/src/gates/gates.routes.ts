import {
  createGate,
  createGateDevice,
  enrolGateDevice,
  exchangeWithGate,
  gateEntries,
  gatePersons,
  getGateBoard,
  getGateTime,
  getTicket,
  openAdmission,
  reissueTicket,
  revokeGateDevice,
  updateAdmission,
  writeOffGateLease,
} from '@alliance/contracts/events'
import { claimedDevice, proofScheme } from '@alliance/gates'
import {
  contextOf,
  guarded,
  Problem,
  reply,
  replyPage,
  replySheet,
  type ServiceApp,
} from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as admissions from './admissions.usecases.ts'
import { devicePrincipal } from './device-principal.ts'
import * as devices from './devices.usecases.ts'
import { exchange } from './exchange.usecases.ts'
import * as persons from './persons.usecases.ts'
import * as tickets from './tickets.usecases.ts'

export function mountGates(app: ServiceApp<Env>): void {
  app.openapi(guarded(openAdmission), async (c) =>
    reply(c, await admissions.open(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(getGateBoard), async (c) =>
    c.json(await admissions.board(contextOf(c), c.req.valid('param').activityId), 200),
  )

  app.openapi(guarded(updateAdmission), async (c) =>
    reply(
      c,
      await admissions.update(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(createGate), async (c) =>
    reply(
      c,
      await admissions.addGate(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').name),
      201,
    ),
  )

  app.openapi(guarded(createGateDevice), async (c) => {
    const { gateId } = c.req.valid('param')
    return reply(c, await devices.create(contextOf(c), gateId, c.req.valid('json').name), 201)
  })

  app.openapi(guarded(revokeGateDevice), async (c) =>
    reply(c, await devices.revoke(contextOf(c), c.req.valid('param').gateDeviceId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(writeOffGateLease), async (c) =>
    reply(
      c,
      await devices.writeOff(contextOf(c), c.req.valid('param').gateLeaseId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(gatePersons.list), async (c) =>
    replyPage(
      c,
      await persons.listPersons(contextOf(c), c.req.valid('param').activityId, c.req.valid('query')),
    ),
  )

  app.openapi(guarded(gatePersons.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { activityId } = c.req.valid('param')
    return replySheet(c, 'gate-persons', format, gatePersons.columns, (paging) =>
      persons.listPersons(contextOf(c), activityId, { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(gateEntries.list), async (c) =>
    replyPage(
      c,
      await persons.listEntries(contextOf(c), c.req.valid('param').activityId, c.req.valid('query')),
    ),
  )

  app.openapi(guarded(gateEntries.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { activityId } = c.req.valid('param')
    return replySheet(c, 'gate-entries', format, gateEntries.columns, (paging) =>
      persons.listEntries(contextOf(c), activityId, { ...filter, ...paging }),
    )
  })
}

export function mountTickets(app: ServiceApp<Env>): void {
  app.openapi(guarded(getTicket), async (c) =>
    c.json(await tickets.get(contextOf(c), c.req.valid('param').registrationId), 200),
  )

  app.openapi(guarded(reissueTicket), async (c) =>
    c.json(
      await tickets.reissue(contextOf(c), c.req.valid('param').registrationId, c.req.valid('json')),
      201,
    ),
  )
}

/** What devices call: they sign in by no account, so these routes are open and the proof is checked here. */
export function mountGateDevices(app: ServiceApp<Env>): void {
  app.openapi(guarded(getGateTime), (c) => c.json({ serverTime: contextOf(c).now }, 200))

  app.openapi(guarded(enrolGateDevice), async (c) =>
    c.json(await devices.enrol(contextOf(c), c.req.valid('json')), 200),
  )

  app.openapi(guarded(exchangeWithGate), async (c) => {
    const { gateDeviceId } = c.req.valid('param')
    const [scheme, proof = ''] = (c.req.header('authorization') ?? '').split(' ')
    if (scheme !== proofScheme || claimedDevice(proof) !== gateDeviceId) throw new Problem('gate.proof')
    c.set('principal', devicePrincipal(gateDeviceId))
    const signed = { proof, method: c.req.method, path: c.req.path, body: await c.req.text() }
    return c.json(await exchange(contextOf(c), gateDeviceId, c.req.valid('json'), signed), 200)
  })
}
