import { Problem } from '@alliance/service-kit'

/** Every attempt that fails has let another's change through, so this many people may change one import at once. */
const attempts = 30

/**
 * Reads and decides anew when what was decided on has changed meanwhile.
 *
 * @throws Problem `limit.reached` when it never holds still
 */
export async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = attempts; left > 0; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'version.stale')) throw error
    }
  }
  throw new Problem('limit.reached')
}
