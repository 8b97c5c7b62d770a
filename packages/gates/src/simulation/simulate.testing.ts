import { sha256Hex } from '@alliance/evidence'
import { stepAt } from '../tickets.ts'
import { delay, visitOf } from './arrivals.testing.ts'
import { Violation, zero, type Counts } from './counts.testing.ts'
import { Device, type DeviceFaults } from './device.testing.ts'
import { quickDigest, Random } from './random.testing.ts'
import { Server, type Answer, type Asked, type ServerFaults } from './server.testing.ts'
import { verdict } from './verdict.testing.ts'

type InFlight =
  | { kind: 'request'; due: number; device: Device; asked: ReturnType<Device['compose']> }
  | { kind: 'answer'; due: number; device: Device; asked: ReturnType<Device['compose']>; answer: Answer }

/** One run. @throws Violation when an invariant does not hold */
export async function simulate(seed: number, faults: ServerFaults & DeviceFaults = {}): Promise<Counts> {
  const random = new Random(seed)
  const counts = zero()
  const fail = (what: string): never => {
    throw new Violation(`seed ${seed}: ${what}`)
  }
  let now = Date.parse('2026-11-24T01:00:00.000Z')
  const ids = Array.from({ length: random.between(1, 8) }, (_, i) => `gate-${i + 1}`)
  const capacity = random.between(1, 40)
  const walkInCapacity = random.between(0, capacity)
  const people = Array.from({ length: capacity + random.between(0, 20) }, (_, i) => `person-${i + 1}`)
  const server = new Server(capacity, walkInCapacity, ids, faults)
  const digest = seed % 50 === 0 ? sha256Hex : quickDigest
  const devices = ids.map((id) => new Device(id, random, now, digest, faults))
  const inside = new Set<string>()
  const lit: string[] = []
  let network: InFlight[] = []
  let crashing = true
  const crashes = () => {
    const does = crashing && random.chance(0.01)
    if (does) counts.crashes += 1
    return does
  }

  const holds = () => {
    const { account } = server
    if (inside.size > capacity) fail(`${inside.size} let in, capacity ${capacity}`)
    if (account.reserved + account.admitted > capacity) fail('the account is overdrawn')
    if (account.walkInsReserved + account.walkInsAdmitted > walkInCapacity) fail('walk-ins are overdrawn')
  }

  const visit = async (device: Device) => {
    const wanted = visitOf(random, device, people, inside, now)
    const scan = await device.scan(wanted, crashes)
    if (scan === null) return
    counts.scans += 1
    if (scan.outcome === 'refused') counts.refused += 1
    if (scan.reason === 'ticket.stale') counts.replaysRefused += 1
    if (!['admitted', 're-entered'].includes(scan.outcome)) return
    if (scan.outcome === 'admitted') counts.admitted += 1
    const time = device.time()
    const slack = 30_000 + 50_000 + (time ? time.latest - time.earliest : 0)
    if (wanted.step !== undefined && Math.abs(wanted.step - stepAt(now)) > Math.ceil(slack / 30_000) + 1)
      fail(`a ticket of ${wanted.step - stepAt(now)} half minutes was taken`)
    inside.add(scan.subject)
    lit.push(`${device.id} ${scan.subject}`)
  }

  const call = (device: Device, wants: boolean) => {
    const asked = device.compose(random, wants)
    counts.exchanges += 1
    const copies = random.chance(0.15) ? 2 : 1
    for (let i = 0; i < copies; i += 1)
      if (random.chance(0.2)) counts.lost += 1
      else network.push({ kind: 'request', due: now + delay(random), device, asked })
    if (copies === 2) counts.repeated += 1
  }

  const deliver = () => {
    const due = random.shuffled(network.filter((message) => message.due <= now))
    network = network.filter((message) => message.due > now)
    for (const message of due) {
      if (message.kind === 'request') {
        const answer = server.answer(message.asked, now)
        if (random.chance(0.2)) counts.lost += 1
        else network.push({ ...message, kind: 'answer', due: now + delay(random), answer })
      } else if (message.device.isOn && !message.device.asleep)
        message.device.install(
          message.answer,
          { sent: message.asked.sent, requestId: message.asked.exchange.want?.requestId ?? null },
          crashes,
        )
    }
  }

  const pass = (ms: number) => {
    now += ms
    for (const device of devices) {
      device.clock.pass(ms, device.asleep || !device.isOn)
      if (device.isOn && !device.asleep) device.tick()
    }
  }

  const disturb = (device: Device) => {
    const before = now
    if (random.chance(0.3)) device.crash()
    else device.asleep = true
    counts.crashes += device.isOn ? 0 : 1
    pass(random.pick([1000, 20_000, 70_000, 400_000]))
    if (random.chance(0.6)) {
      device.clock.setBackUnseen(random, now - before)
      counts.clocksSet += 1
    }
    device.asleep = false
    device.start()
  }

  const writeOff = (device: Device) => {
    for (const lease of server.leases.values()) {
      if (lease.deviceId !== device.id || lease.isOver) continue
      const unmerged = device.durable.log.filter(
        (entry) => entry.leaseId === lease.id && entry.kind === 'scan' && !server.entries.has(entry.hash),
      )
      const walkIns = unmerged.filter((entry) => entry.kind === 'scan' && entry.means === 'walk-in').length
      if (server.writeOff(lease.id, unmerged.length, walkIns, now)) counts.writtenOff += 1
    }
  }

  /** Around the end of a lease: the device may think it has some time left. */
  const lateHour = async (device: Device) => {
    const lease = [...server.leases.values()].find((one) => one.deviceId === device.id && !one.isOver)
    const left = lease ? Date.parse(lease.validUntil) - now : -1
    if (left < 0) return
    disturb(device)
    pass(Math.max(0, Date.parse(lease!.validUntil) - now + random.between(-20_000, 70_000)))
    writeOff(device)
    for (let i = 0; i < 4; i += 1) {
      if (!device.isOn) device.start()
      await visit(device)
    }
  }

  const steps = random.between(60, 220)
  for (let i = 0; i < steps; i += 1) {
    pass(random.pick([0, 200, 2000, 15_000, random.chance(0.15) ? 900_000 : 30_000]))
    deliver()
    const device = random.pick(devices)
    if (!device.isOn) device.start()
    const action = random.next()
    if (action < 0.55) await visit(device)
    else if (action < 0.8) call(device, random.chance(0.7))
    else if (action < 0.86) disturb(device)
    else if (action < 0.88) {
      device.clock.set(random.between(-7_200_000, 7_200_000))
      device.tick()
      counts.clocksSet += 1
    } else if (action < 0.93) {
      const lease = random.pick([...device.openLeases(), null])
      if (lease && (await device.close(lease.id, crashes))) counts.closed += 1
    } else if (action < 0.98) writeOff(device)
    else await lateHour(device)
    holds()
  }

  // The network heals, everyone comes back and hands in.
  crashing = false
  for (const device of devices) if (!device.isOn) device.start()
  network = network.filter(() => random.chance(0.5))
  const handIn = (device: Device) => {
    const asked = device.compose(random, false)
    const { exchange } = asked
    const complete: Asked = {
      ...asked,
      exchange: { ...exchange, want: null, entries: random.shuffled(device.durable.log) },
    }
    device.install(server.answer(complete, now), { sent: asked.sent, requestId: null }, () => false)
  }
  for (const device of random.shuffled(devices)) handIn(device)
  holds()
  pass(3_600_000)
  deliver()
  network = []
  pass(3_600_000)
  for (let i = 0; i < 2; i += 1) for (const device of random.shuffled(devices)) handIn(device)
  holds()

  const merged = verdict({ server, devices, lit, random, fail })
  counts.orders += 3
  counts.leases = server.leases.size
  counts.admittedTwice = merged.conflicts.filter(({ kind }) => kind === 'admitted-twice').length
  return counts
}
