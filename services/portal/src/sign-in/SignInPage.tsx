import type { Schemas } from '@alliance/client'
import { Link, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Logo } from '../brand/Logo.tsx'
import { brandWords } from '../brand/brand.words.ts'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import { AntdTheme } from '../shell/AntdTheme.tsx'
import { Page } from '../shell/Page.tsx'
import { CodeForm } from './CodeForm.tsx'
import { Enrolment } from './Enrolment.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorForm } from './SecondFactorForm.tsx'
import { signInWords } from './sign-in.words.ts'
import style from './SignInPage.module.css'

type Step = 'first_factor' | Exclude<Schemas['SignInStep']['next'], 'done'>
const onThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

/** First factor, then what the platform asks for next: a second factor, its setting up, or nothing. */
export function SignInPage() {
  const text = useWords(signInWords)
  const brand = useWords(brandWords)
  const { next = '/home' } = useSearch({ from: '/sign-in' })
  const [step, setStep] = useState<Step>('first_factor')
  const [phone, setPhone] = useState('')
  const enter = () => {
    queries.clear()
    // A fresh document: nothing that the person before had loaded stays in this one.
    location.assign(next)
  }
  const follow = (answer: Schemas['SignInStep']) => (answer.next === 'done' ? enter() : setStep(answer.next))
  const title = { first_factor: text.title, second_factor: text.second, enrolment: text.enrolment }[step]
  return (
    <AntdTheme>
      <header className={style.top}>
        <Link to="/" className={style.brand} aria-label={`${brand.name} · ${text.back}`}>
          <Logo />
          <span>{brand.name}</span>
        </Link>
        <LanguageSwitch />
      </header>
      <main id="content" className={style.card}>
        <Page title={title}>
          {step === 'first_factor' && (
            <Tabs
              destroyOnHidden
              items={[
                {
                  key: 'code',
                  label: text.byCode,
                  children: <CodeForm phone={phone} onPhone={setPhone} onAnswer={follow} />,
                },
                {
                  key: 'password',
                  label: text.byPassword,
                  children: <PasswordForm phone={phone} onPhone={setPhone} onAnswer={follow} />,
                },
              ]}
            />
          )}
          {step === 'second_factor' && (
            <SecondFactorForm onAnswer={follow} onRestart={() => setStep('first_factor')} />
          )}
          {step === 'enrolment' && (
            <>
              <p className={style.lead}>{text.enrolmentLead}</p>
              <Enrolment onDone={enter} onLater={enter} />
            </>
          )}
        </Page>
        {onThisMachine && step !== 'enrolment' && (
          <p className={style.hint}>
            <a href="/local/inbox" target="_blank" rel="opener">
              {text.inbox}
            </a>
          </p>
        )}
      </main>
    </AntdTheme>
  )
}
