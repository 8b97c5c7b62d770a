import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import style from './Verify.module.css'
import { verifyWords } from './verify.words.ts'

interface VerdictProps {
  of: Schemas['CertificateVerification']
}

/** What may be known of a number, the verdict first. */
export function Verdict({ of: verified }: VerdictProps) {
  const text = useWords(verifyWords)
  const read = useBilingual()
  const { on } = useDates()
  const { state, number, holder, what, since, until } = verified
  return (
    <section className={style.result} data-state={state} aria-live="polite">
      <h2>
        {text.state[state]} <DemoTag of={verified} />
      </h2>
      <p>{text.said[state]}</p>
      <Facts
        facts={[
          [text.number, <code key="number">{number}</code>],
          [text.holder, holder],
          [text.what, what && read(what)],
          [text.since, since && on(since)],
          [text.until, until && on(until)],
        ]}
      />
      {holder?.includes('*') && <p className={style.masked}>{text.masked}</p>}
    </section>
  )
}
