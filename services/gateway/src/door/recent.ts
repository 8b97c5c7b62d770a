/**
 * A bounded map of values that are good for a while, in the memory of this isolate. The oldest go first when it is
 * full. It holds values, never promises: a promise belongs to the request that made it.
 */
export class Recent<T> {
  readonly #entries = new Map<string, { value: T; until: number }>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string, now: number): T | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    if (entry.until > now) return entry.value
    this.#entries.delete(key)
    return undefined
  }

  set(key: string, value: T, until: number): void {
    this.#entries.delete(key)
    if (this.#entries.size >= this.#limit) this.#entries.delete(this.#entries.keys().next().value!)
    this.#entries.set(key, { value, until })
  }

  clear(): void {
    this.#entries.clear()
  }
}
