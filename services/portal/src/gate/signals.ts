import type { Light } from './verdict.ts'

const storageKey = 'gate-sound'
let context: AudioContext | undefined

export const soundOn = (): boolean => localStorage.getItem(storageKey) !== 'off'
export const setSound = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off')

/** Heard and felt as well as seen: one high tone for go, two for inside already, one long low one for stop. */
const tones: Record<Light, { hertz: number; ms: number; times: number; buzz: number[] }> = {
  go: { hertz: 1040, ms: 120, times: 1, buzz: [60] },
  inside: { hertz: 620, ms: 110, times: 2, buzz: [60, 60, 60] },
  stop: { hertz: 220, ms: 420, times: 1, buzz: [300] },
}

export function signal(light: Light): void {
  const { hertz, ms, times, buzz } = tones[light]
  navigator.vibrate?.(buzz)
  if (!soundOn()) return
  context ??= new AudioContext()
  for (let i = 0; i < times; i += 1) {
    const begin = context.currentTime + (i * (ms + 70)) / 1000
    const [tone, volume] = [context.createOscillator(), context.createGain()]
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.25, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + ms / 1000)
    tone.connect(volume).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + ms / 1000)
  }
}
