import type { Direction } from '@alliance/gates'
import { useRef, useState } from 'react'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import { Camera } from './Camera.tsx'
import { DevicePanel } from './DevicePanel.tsx'
import type { GateEngine } from './engine.ts'
import { FindPerson } from './FindPerson.tsx'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import { ScanField } from './ScanField.tsx'
import { signal } from './signals.ts'
import { Standing } from './Standing.tsx'
import type { GateStore } from './store.ts'
import { useCalling, useGateView } from './useGate.ts'
import type { Verdict } from './verdict.ts'
import { VerdictPanel } from './VerdictPanel.tsx'

interface GateProps {
  engine: GateEngine
  store: GateStore
  onForgotten: () => void
}

const directions: Direction[] = ['in', 'out']
/** The same code before the camera again within this time is the same person still standing there. */
const sameCodeMs = 4000

export function Gate({ engine, store, onForgotten }: GateProps) {
  const text = useWords(gateWords)
  const view = useGateView(engine)
  useCalling(engine)
  const [direction, setDirection] = useState<Direction>('in')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [camera, setCamera] = useState(false)
  const seen = useRef({ text: '', at: 0 })

  const show = (next: Verdict) => {
    setVerdict(next)
    signal(next.light)
  }
  const present = async (ticket: string) => show(await engine.presentTicket(ticket, direction))
  const presentSeen = (ticket: string) => {
    const isSame = ticket === seen.current.text && Date.now() - seen.current.at < sameCodeMs
    seen.current = { text: ticket, at: Date.now() }
    if (!isSame) void present(ticket)
  }
  const presentPerson = async (subject: string | null) => show(await engine.presentPerson(subject, direction))
  const turn = (to: Direction) => {
    setDirection(to)
    setVerdict(null)
  }
  return (
    <div className={style.page}>
      <header className={style.head}>
        <div>
          <h1>{view.self.enrolled.gateName}</h1>
          <p>{view.self.enrolled.activityName}</p>
        </div>
        <LanguageSwitch />
      </header>
      <main className={style.main}>
        <Standing view={view} />
        <fieldset className={style.directions}>
          <legend className="visually-hidden">{text.mode}</legend>
          {directions.map((each) => (
            <label key={each} className={style.direction}>
              <input type="radio" name="direction" checked={direction === each} onChange={() => turn(each)} />
              <span>{text[each]}</span>
            </label>
          ))}
        </fieldset>
        <VerdictPanel verdict={verdict} />
        {camera && <Camera onRead={presentSeen} />}
        <ScanField onScan={present} />
        <div className={style.actions}>
          <button type="button" onClick={() => setCamera(!camera)} aria-pressed={camera}>
            {camera ? text.stopCamera : text.camera}
          </button>
          <FindPerson view={view} onChoose={presentPerson} />
          {direction === 'in' && view.self.told?.walkIns && (
            <button type="button" onClick={() => void presentPerson(null)}>
              {text.walkIn}
            </button>
          )}
        </div>
        <DevicePanel engine={engine} view={view} store={store} onForgotten={onForgotten} />
      </main>
    </div>
  )
}
