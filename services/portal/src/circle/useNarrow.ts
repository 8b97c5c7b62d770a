import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 720px)'

/** Whether the page is as narrow as a phone's, where a picture is another one. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(narrow).matches,
  )
