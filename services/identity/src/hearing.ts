import { effectOf, type Handlers, type Write } from '@alliance/service-kit'

/** What several rooms do when they hear an event: all of it in one batch. */
export const together = (...rooms: Handlers[]): Handlers =>
  Object.fromEntries(
    rooms.flatMap(Object.keys).map((type) => [
      type,
      async (event, ctx) => {
        const effects: Write[] = []
        for (const room of rooms) if (room[type]) effects.push(await effectOf(ctx, room, event))
        return effects
      },
    ]),
  ) satisfies Handlers
