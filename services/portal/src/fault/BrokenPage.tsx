import { useWords } from '../language/words.ts'
import { Page } from '../shell/Page.tsx'
import { FaultNote } from './FaultNote.tsx'
import { faultWords } from './fault.words.ts'
import style from './FaultPage.module.css'

interface BrokenPageProps {
  error: unknown
  reset: () => void
}

/** What is left when a screen could not be loaded or threw. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
  const text = useWords(faultWords)
  return (
    <main className={style.page}>
      <Page title={text.broken}>
        <FaultNote error={error} onRetry={reset} />
      </Page>
    </main>
  )
}
