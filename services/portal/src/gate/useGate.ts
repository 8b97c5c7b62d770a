import { useEffect, useState, useSyncExternalStore } from 'react'
import { GateEngine } from './engine.ts'
import { GateStore } from './store.ts'
import type { GateView } from './view.ts'

export type Opened =
  | { state: 'opening' }
  /** Another window of this browser works this gate: two of them would write one log. */
  | { state: 'elsewhere' }
  | { state: 'broken'; error: unknown }
  | { state: 'unenrolled'; store: GateStore }
  | { state: 'at-work'; store: GateStore; engine: GateEngine }

/** The device of this browser, once no other window has it. */
export function useGate(): [Opened, (opened: Opened) => void] {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  useEffect(() => {
    const leaving = new AbortController()
    const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
    const work = async (lock: Lock | null) => {
      if (leaving.signal.aborted) return
      if (!lock) return setOpened({ state: 'elsewhere' })
      try {
        await navigator.storage?.persist?.()
        const store = await GateStore.open()
        const kept = await store.read()
        if (leaving.signal.aborted) return
        setOpened(
          kept
            ? { state: 'at-work', store, engine: new GateEngine(store, kept) }
            : { state: 'unenrolled', store },
        )
      } catch (error) {
        setOpened({ state: 'broken', error })
      }
      await left
    }
    // A window that was just left may still be letting go.
    const asking = setTimeout(() => void navigator.locks.request('gate', { ifAvailable: true }, work), 50)
    return () => {
      clearTimeout(asking)
      leaving.abort()
    }
  }, [])
  return [opened, setOpened]
}

export const useGateView = (engine: GateEngine): GateView =>
  useSyncExternalStore(engine.subscribe, engine.view)

const everyMs = 15_000
const tickMs = 5000

/** Calls home while the page is open: soon after a scan, at once when there is network again, and every so often. */
export function useCalling(engine: GateEngine): void {
  useEffect(() => {
    const sync = () => void engine.sync()
    sync()
    const calling = setInterval(sync, everyMs)
    const ticking = setInterval(() => void engine.tick(), tickMs)
    let soon: ReturnType<typeof setTimeout> | undefined
    let before = engine.view().unsent
    const unsubscribe = engine.subscribe(() => {
      const { unsent } = engine.view()
      if (unsent > before && soon === undefined)
        soon = setTimeout(() => {
          soon = undefined
          sync()
        }, 3000)
      before = unsent
    })
    addEventListener('online', sync)
    return () => {
      clearInterval(calling)
      clearInterval(ticking)
      clearTimeout(soon)
      unsubscribe()
      removeEventListener('online', sync)
    }
  }, [engine])
}
