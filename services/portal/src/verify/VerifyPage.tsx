import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { PublicFrame } from '../public-page/PublicFrame.tsx'
import { Page } from '../shell/Page.tsx'
import { verify } from './series.ts'
import { Verdict } from './Verdict.tsx'
import style from './Verify.module.css'
import { verifyWords } from './verify.words.ts'

/** Where the code on a plaque or certificate leads: whether it is valid, and no more than whoever stands there may know. */
export function VerifyPage() {
  const text = useWords(verifyWords)
  const { number } = useParams({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(number ?? '')
  const query = useQuery({
    queryKey: ['verify', number],
    queryFn: () => verify(number!),
    enabled: number !== undefined,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asked = typed.trim()
    if (asked) void navigate({ to: '/verify/$number', params: { number: asked } })
  }
  return (
    <PublicFrame>
      <div className={style.page}>
        <Page title={text.title} lead={text.lead}>
          <form className={style.form} onSubmit={submit}>
            <label>
              <span>{text.number}</span>
              <input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                maxLength={60}
                placeholder="LM-2022-0001-W"
                autoComplete="off"
                spellCheck={false}
              />
            </label>
            <button type="submit">{text.check}</button>
          </form>
          {number !== undefined && query.isPending && <Waiting lines={3} />}
          <FaultNote error={query.error} onRetry={() => void query.refetch()} />
          {query.data && <Verdict of={query.data} />}
          <p className={style.offline}>
            <a href="/verifier/">{text.offline}</a>
          </p>
        </Page>
      </div>
    </PublicFrame>
  )
}
