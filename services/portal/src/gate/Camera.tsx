import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useWords } from '../language/words.ts'
import { newReader, openCamera } from './camera.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'

interface CameraProps {
  onRead: (ticket: string) => void
}

const stop = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop()
}

/** Between two looks at the picture. */
const pauseMs = 120

export function Camera({ onRead }: CameraProps) {
  const text = useWords(gateWords)
  const video = useRef<HTMLVideoElement>(null)
  const read = useEffectEvent(onRead)
  const [blocked, setBlocked] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    const run = async () => {
      const reader = await newReader()
      const stream = await openCamera()
      leaving.signal.addEventListener('abort', () => stop(stream))
      const shown = video.current
      if (leaving.signal.aborted || !shown) return stop(stream)
      shown.srcObject = stream
      await shown.play()
      while (!leaving.signal.aborted) {
        const found = await reader(shown)
        if (found !== null && !leaving.signal.aborted) read(found)
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    }
    run().catch(() => setBlocked(!leaving.signal.aborted))
    return () => leaving.abort()
  }, [])
  if (blocked)
    return (
      <p role="alert" className={style.note}>
        {text.cameraBlocked}
      </p>
    )
  return (
    <div className={style.camera}>
      <video ref={video} muted playsInline aria-label={text.cameraView} />
    </div>
  )
}
