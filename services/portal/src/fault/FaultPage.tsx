import { Link } from '@tanstack/react-router'
import { Logo } from '../brand/Logo.tsx'
import { useWords } from '../language/words.ts'
import { Page } from '../shell/Page.tsx'
import { faultWords } from './fault.words.ts'
import style from './FaultPage.module.css'

interface FaultPageProps {
  kind: 'notFound' | 'forbidden'
}

/** 404 and 403. */
export function FaultPage({ kind }: FaultPageProps) {
  const text = useWords(faultWords)
  return (
    <div className={style.page}>
      <Logo size={48} />
      <Page title={text[`${kind}Title`]} lead={text[`${kind}Detail`]}>
        <Link to="/" className={style.home}>
          {text.home}
        </Link>
      </Page>
    </div>
  )
}
