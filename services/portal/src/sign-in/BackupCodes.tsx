import { Button } from 'antd'
import { CopyButton } from '../form/CopyButton.tsx'
import { useWords } from '../language/words.ts'
import { signInWords } from './sign-in.words.ts'
import style from './SignInPage.module.css'

interface BackupCodesProps {
  codes: string[]
  onKept: () => void
}

export function BackupCodes({ codes, onKept }: BackupCodesProps) {
  const text = useWords(signInWords)
  return (
    <section aria-labelledby="backup">
      <h2 id="backup">{text.backup}</h2>
      <p className={style.lead}>{text.backupLead}</p>
      <ul className={style.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={`${style.buttons} no-print`}>
        <CopyButton text={codes.join('\n')} />
        <Button onClick={() => print()}>{text.print}</Button>
        <Button type="primary" onClick={onKept}>
          {text.kept}
        </Button>
      </div>
    </section>
  )
}
