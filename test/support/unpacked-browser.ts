import { browserPath } from '../browser/launch.ts'

/** Unpacks the browser before any test asks for it: two files that unpack it at once meet half a file. */
export default async function setup(): Promise<void> {
  await browserPath()
}
