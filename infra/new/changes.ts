import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from '../repository.ts'

/** What a generator will not do, and why; nothing was changed. */
export class Refusal extends Error {}

/**
 * What a generator means to change, kept in memory until all of it is known to fit. Paths are relative to the
 * repository.
 */
export class Changes {
  readonly #staged = new Map<string, string>()

  get paths(): string[] {
    return [...this.#staged.keys()]
  }

  exists(path: string): boolean {
    return this.#staged.has(path) || existsSync(join(root, path))
  }

  read(path: string): string {
    return this.#staged.get(path) ?? readFileSync(join(root, path), 'utf8')
  }

  create(path: string, text: string): void {
    if (this.exists(path)) throw new Refusal(`${path} is there already`)
    this.#staged.set(path, text)
  }

  /** Puts text where `at` first matches. */
  edit(path: string, at: RegExp, put: (found: string) => string): void {
    const text = this.read(path)
    const found = at.exec(text)
    if (!found) throw new Refusal(`${path} is not as this generator knows it: nothing matches ${at}`)
    this.#staged.set(
      path,
      text.slice(0, found.index) + put(found[0]) + text.slice(found.index + found[0].length),
    )
  }

  /**
   * Writes everything, then lets `finish` run the commands that write the rest.
   *
   * @param written files and folders that those commands write to; should one fail, they too are as they were before
   */
  commit(written: string[], finish: () => void): void {
    const restore = remember([...this.#staged.keys()], written)
    // Ctrl-C ends the running command, which then fails here and is undone.
    const wait = () => {}
    process.on('SIGINT', wait)
    try {
      for (const [path, text] of this.#staged) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
      finish()
    } catch (error) {
      restore()
      throw error
    } finally {
      process.off('SIGINT', wait)
    }
  }
}

/** How to bring files and whole folders back to what they are now. */
function remember(files: string[], written: string[]): () => void {
  const now = [...files, ...written.flatMap(filesIn)].map((path) => join(root, path))
  const texts = new Map(now.map((path) => [path, existsSync(path) ? readFileSync(path) : null]))
  const made = [...new Set([...files, ...written].map(firstMissing))].filter((path) => path !== null)
  return () => {
    for (const path of written.flatMap(filesIn)) if (!texts.has(join(root, path))) rmSync(join(root, path))
    for (const [path, text] of texts) if (text !== null) writeFileSync(path, text)
    for (const path of made) rmSync(path, { recursive: true, force: true })
  }
}

function filesIn(path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  const entries = readdirSync(full, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** The file, or the highest folder above it, that is not there yet. */
function firstMissing(path: string): string | null {
  let full = join(root, path)
  if (existsSync(full)) return null
  while (!existsSync(dirname(full))) full = dirname(full)
  return full
}
