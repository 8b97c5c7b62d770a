import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const storageKey = 'language'
const listeners = new Set<() => void>()

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

let language = remembered()
const tell = () => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}
tell()

export const currentLanguage = () => language

export function chooseLanguage(next: Language) {
  language = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page closes.
  }
  tell()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)
