import { useEffect, useRef } from 'react'

let firstLoad = true

/**
 * For a screen's heading: it takes the focus when the screen appears, so that a keyboard or a screen reader goes on
 * from there; but not on the first load of the document.
 */
export function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!firstLoad) heading.current?.focus()
    firstLoad = false
  }, [])
  return heading
}
