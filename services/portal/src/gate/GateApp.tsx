import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import { Enrol } from './Enrol.tsx'
import { Gate } from './Gate.tsx'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import { useGate } from './useGate.ts'

/** The gate, which works without network: a device is enrolled once, and then checks whoever comes. */
export function GateApp() {
  const text = useWords(gateWords)
  const [opened, setOpened] = useGate()
  if (opened.state === 'at-work')
    return (
      <Gate
        engine={opened.engine}
        onForgotten={() => setOpened({ state: 'unenrolled', store: opened.store })}
        store={opened.store}
      />
    )
  return (
    <main className={style.alone}>
      <header className={style.aloneHead}>
        <h1>{text.title}</h1>
        <LanguageSwitch />
      </header>
      {opened.state === 'opening' && <p role="status">{text.opening}</p>}
      {opened.state === 'elsewhere' && (
        <div role="alert" className={style.note}>
          <strong>{text.elsewhere}</strong>
          <p>{text.elsewhereDetail}</p>
        </div>
      )}
      {opened.state === 'broken' && (
        <div role="alert" className={style.note}>
          <strong>{text.broken}</strong>
          <p>{text.brokenDetail}</p>
        </div>
      )}
      {opened.state === 'unenrolled' && (
        <Enrol
          store={opened.store}
          onEnrolled={(engine) => setOpened({ state: 'at-work', store: opened.store, engine })}
        />
      )}
    </main>
  )
}
