import { useState } from 'react'
import { FaultNote } from '../fault/FaultNote.tsx'
import { isRefusal } from '../api/refusal.ts'
import { Refusal } from '../api/refusal.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import type { GateEngine } from './engine.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import { setSound, soundOn } from './signals.ts'
import type { GateStore } from './store.ts'
import type { GateView } from './view.ts'

interface DevicePanelProps {
  engine: GateEngine
  view: GateView
  store: GateStore
  onForgotten: () => void
}

/** What is done before and after a shift, out of the way while people come. */
export function DevicePanel({ engine, view, store, onForgotten }: DevicePanelProps) {
  const text = useWords(gateWords)
  const language = useLanguage()
  const [count, setCount] = useState('100')
  const [sound, setHeard] = useState(soundOn)
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  })
  const mayForget = view.unsent === 0 && view.leaseUntil === null
  const forget = async () => {
    await store.clear()
    onForgotten()
  }
  const listen = (on: boolean) => {
    setSound(on)
    setHeard(on)
  }
  return (
    <details className={style.device}>
      <summary>{text.device}</summary>
      <p className={style.soft}>
        {view.self.enrolled.deviceName} · {text.scans(view.scans)}
        {view.leaseUntil && ` · ${text.until(time.format(new Date(view.leaseUntil)))}`}
      </p>
      {view.fault instanceof Refusal && !isRefusal(view.fault, 'gate.busy') ? (
        <FaultNote error={view.fault} />
      ) : (
        !view.online && <p className={style.soft}>{text.serverAway}</p>
      )}
      <form
        className={style.scan}
        onSubmit={(event) => {
          event.preventDefault()
          void engine.hold(Number(count))
        }}
      >
        <label className={style.field}>
          {text.hold}
          <input
            type="number"
            min={1}
            max={5000}
            value={count}
            aria-label={text.holdLabel}
            onChange={(event) => setCount(event.target.value)}
          />
        </label>
        <button type="submit">{text.holdButton}</button>
      </form>
      <label className={style.check}>
        <input type="checkbox" checked={sound} onChange={(event) => listen(event.target.checked)} />
        {text.sound}
      </label>
      <div className={style.actions}>
        <button type="button" onClick={() => void engine.sync()}>
          {text.syncNow}
        </button>
        <button type="button" onClick={() => void engine.giveBack()}>
          {text.giveBack}
        </button>
        <button type="button" disabled={!mayForget} onClick={() => void forget()}>
          {text.forget}
        </button>
      </div>
      <p className={style.soft}>
        {view.unsent > 0
          ? text.forgetUnsent(view.unsent)
          : view.leaseUntil
            ? text.forgetHolding
            : text.giveBackDetail}
      </p>
    </details>
  )
}
