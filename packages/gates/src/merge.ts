import type { Entry, ScanEntry } from './entries.ts'

/** Time inside; `to: null` is still in. ISO 8601. */
export interface Stay {
  from: string
  to: string | null
}

export interface Attendance {
  subject: string
  stays: Stay[]
}

/**
 * What a human should look at. `admitted-twice`: two devices let the same person in with no leaving between.
 * `left-unseen`: went out without having been seen going in. `forked`: one device wrote two entries under one number,
 * so its store was copied or set back. `unchained`: an entry does not follow from the one before it in its device's log.
 */
export interface Conflict {
  kind: 'admitted-twice' | 'left-unseen' | 'forked' | 'unchained'
  /** The person, or the device that forked. */
  about: string
  /** Hashes of the entries it rests on. */
  entries: string[]
}

export interface Merged {
  /** Everyone who was let in, each once. */
  admitted: string[]
  attendance: Attendance[]
  conflicts: Conflict[]
  /** Entries taken from each lease. */
  spent: Record<string, number>
  scans: number
}

/**
 * The one state that a set of entries means: whatever the order they come in, however often, and however they are
 * divided. Nothing is dropped: entries that contradict each other are all counted, and the contradiction is told.
 */
export function merge(entries: Iterable<Entry>): Merged {
  const set = new Map<string, Entry>()
  for (const entry of entries) set.set(entry.hash, entry)
  const ordered = [...set.values()].sort(byTime)
  const scans = ordered.filter((entry) => entry.kind === 'scan')
  const persons = new Map<string, ScanEntry[]>()
  const spent: Record<string, number> = {}
  for (const scan of scans) {
    if (!['admitted', 're-entered', 'left'].includes(scan.outcome)) continue
    persons.set(scan.subject, [...(persons.get(scan.subject) ?? []), scan])
    if (scan.leaseId !== null) spent[scan.leaseId] = (spent[scan.leaseId] ?? 0) + 1
  }
  const each = [...persons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([subject, own]) => follow(subject, own))
  return {
    admitted: each.filter(({ stays }) => stays.length > 0).map(({ subject }) => subject),
    attendance: each.map(({ subject, stays }) => ({ subject, stays })),
    conflicts: [...each.flatMap(({ conflicts }) => conflicts), ...logFaults(ordered)],
    spent: Object.fromEntries(Object.entries(spent).sort(([a], [b]) => (a < b ? -1 : 1))),
    scans: scans.length,
  }
}

/** By corrected time; within a device by its own order, which its times never contradict. */
function byTime(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1
  return a.sequence - b.sequence || (a.hash < b.hash ? -1 : 1)
}

function follow(subject: string, scans: readonly ScanEntry[]): Attendance & { conflicts: Conflict[] } {
  const stays: Stay[] = []
  const conflicts: Conflict[] = []
  let inside: ScanEntry | null = null
  for (const scan of scans) {
    if (scan.direction === 'in') {
      if (inside === null) {
        stays.push({ from: scan.at, to: null })
        inside = scan
      } else if (inside.deviceId !== scan.deviceId)
        conflicts.push({ kind: 'admitted-twice', about: subject, entries: [inside.hash, scan.hash] })
    } else if (inside === null) conflicts.push({ kind: 'left-unseen', about: subject, entries: [scan.hash] })
    else {
      stays.at(-1)!.to = scan.at
      inside = null
    }
  }
  return { subject, stays, conflicts }
}

/** What the devices' logs themselves contradict. Entries that are not there yet prove nothing. */
function logFaults(entries: readonly Entry[]): Conflict[] {
  const named = new Map<string, Entry[]>()
  for (const entry of entries) {
    const name = `${entry.deviceId}:${entry.sequence}`
    named.set(name, [...(named.get(name) ?? []), entry])
  }
  const forked = [...named.values()].flatMap((same): Conflict[] =>
    same.length > 1
      ? [{ kind: 'forked', about: same[0]!.deviceId, entries: same.map(({ hash }) => hash).sort() }]
      : [],
  )
  const unchained = entries.flatMap((entry): Conflict[] => {
    const before = named.get(`${entry.deviceId}:${entry.sequence - 1}`)
    const follows =
      entry.sequence === 1
        ? entry.previous === entry.deviceId
        : !before || before.some(({ hash }) => hash === entry.previous)
    return follows ? [] : [{ kind: 'unchained', about: entry.deviceId, entries: [entry.hash] }]
  })
  return [...forked, ...unchained].sort((a, b) => (a.entries[0]! < b.entries[0]! ? -1 : 1))
}
