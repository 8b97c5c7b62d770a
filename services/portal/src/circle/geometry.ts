export interface Point {
  x: number
  y: number
}
export interface Placed<T> extends Point {
  item: T
  /** Degrees, 0 to the right, clockwise. */
  angle: number
}

/** The drawing's own measures: a wide one with every partner, a narrow one with categories alone. */
export interface Frame {
  width: number
  height: number
  centre: Point
  centreRadius: number
  chainRadius: number
  chainSize: number
  outer: Point
}

export const wideFrame: Frame = {
  width: 960,
  height: 700,
  centre: { x: 480, y: 350 },
  centreRadius: 62,
  chainRadius: 165,
  chainSize: 46,
  outer: { x: 300, y: 295 },
}
export const narrowFrame: Frame = {
  width: 380,
  height: 480,
  centre: { x: 190, y: 240 },
  centreRadius: 40,
  chainRadius: 102,
  chainSize: 34,
  outer: { x: 152, y: 205 },
}

const at = ({ centre }: Frame, angle: number, radius: Point): Point => ({
  x: centre.x + radius.x * Math.cos((angle * Math.PI) / 180),
  y: centre.y + radius.y * Math.sin((angle * Math.PI) / 180),
})

/** Things evenly around the centre, the first at the top. */
export const around = <T>(frame: Frame, items: readonly T[], radius: Point): Placed<T>[] =>
  items.map((item, index) => {
    const angle = -90 + (360 * index) / items.length
    return { item, angle, ...at(frame, angle, radius) }
  })

/** How far two angles lie apart, 0 to 180. */
const apart = (a: number, b: number): number => {
  const turn = Math.abs(a - b) % 360
  return turn > 180 ? 360 - turn : turn
}

/** The middle of some angles on the circle; null of none, or where they cancel out. */
export function middleOf(angles: readonly number[]): number | null {
  const sum = (of: (angle: number) => number) =>
    angles.reduce((total, angle) => total + of((angle * Math.PI) / 180), 0)
  const [x, y] = [sum(Math.cos), sum(Math.sin)]
  return Math.hypot(x, y) < 0.01 ? null : (Math.atan2(y, x) * 180) / Math.PI
}

export interface Group<G, T> {
  group: G
  items: readonly T[]
}

/** In the order of their wishes around the circle, beginning behind the widest gap; there stand those without a wish. */
function inTurn<T>(all: readonly { group: T; wish: number | null }[]): T[] {
  const wishing = all
    .flatMap(({ group, wish }) => (wish === null ? [] : { group, wish }))
    .toSorted((a, b) => a.wish - b.wish)
  const gapBefore = (at: number) =>
    (wishing[at]!.wish - wishing.at(at - 1)!.wish + 360) % 360 || (wishing.length === 1 ? 360 : 0)
  const first = wishing.reduce((best, _, at) => (gapBefore(at) > gapBefore(best) ? at : best), 0)
  return [
    ...[...wishing.slice(first), ...wishing.slice(0, first)].map(({ group }) => group),
    ...all.filter(({ wish }) => wish === null).map(({ group }) => group),
  ]
}

/**
 * Groups around the centre, each beside the next with a gap between, so that a group's members stand together; a
 * group's own place is the middle of its arc, further in. Groups and members stand on the side of what they are joined
 * to, `wished` in degrees, as far as there is room: fewer lines cross.
 */
export function inGroups<G, T>(
  frame: Frame,
  groups: readonly Group<G, T>[],
  wished: (item: T) => number | null,
) {
  const ordered = inTurn(
    groups.map((group) => ({ group, wish: middleOf(group.items.flatMap((item) => wished(item) ?? [])) })),
  )
  const gap = 1
  const steps = ordered.reduce((sum, { items }) => sum + items.length + gap, 0)
  const places: { item: T; step: number }[] = []
  const middles: { item: G; step: number }[] = []
  let step = 0
  for (const { group, items } of ordered) {
    middles.push({ item: group, step: step + items.length / 2 })
    for (const item of items.toSorted((a, b) => (wished(a) ?? 360) - (wished(b) ?? 360)))
      places.push({ item, step: step++ + 0.5 })
    step += gap
  }
  const angleOf = (turn: number, of: { step: number }) => turn + (360 * of.step) / steps
  const strain = (turn: number) =>
    places.reduce((sum, place) => {
      const wanted = wished(place.item)
      return wanted === null ? sum : sum + apart(angleOf(turn, place), wanted) ** 2
    }, 0)
  const turns = Array.from({ length: 72 }, (_, at) => -90 + 5 * at)
  const turn = turns.reduce((best, each) => (strain(each) < strain(best) - 0.5 ? each : best), -90)
  const placed = <I>(of: { item: I; step: number }, radius: Point): Placed<I> => {
    const angle = angleOf(turn, of)
    return { item: of.item, angle, ...at(frame, angle, radius) }
  }
  const within = { x: frame.outer.x - 52, y: frame.outer.y - 42 }
  return {
    members: places.map((place) => placed(place, frame.outer)),
    labels: middles.map((middle) => placed(middle, within)),
  }
}

/** A line from one point to another, bent a little towards the centre. */
export function bent(frame: Frame, from: Point, to: Point): string {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const pull = 0.12
  const x = middle.x + (frame.centre.x - middle.x) * pull
  const y = middle.y + (frame.centre.y - middle.y) * pull
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)} Q${x.toFixed(1)} ${y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`
}
