import { useWords } from '../language/words.ts'
import style from './Demo.module.css'
import { provenanceWords } from './provenance.words.ts'

interface DemoProps {
  of: { isDemo: boolean }
}

/** Marks a row that is not a real record. */
export function DemoTag({ of }: DemoProps) {
  const text = useWords(provenanceWords)
  return of.isDemo ? <span className={style.tag}>{text.demo}</span> : null
}

interface DemoBannerProps {
  rows: readonly { isDemo: boolean }[]
}

/** Says for the whole page that some of it is demo data. */
export function DemoBanner({ rows }: DemoBannerProps) {
  const text = useWords(provenanceWords)
  return rows.some((row) => row.isDemo) ? (
    <p role="note" className={style.banner}>
      {text.banner}
    </p>
  ) : null
}
