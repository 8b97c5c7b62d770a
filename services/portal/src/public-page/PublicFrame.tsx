import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Logo } from '../brand/Logo.tsx'
import { brandWords } from '../brand/brand.words.ts'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import { publicWords } from './public-page.words.ts'
import style from './PublicPage.module.css'

interface PublicFrameProps {
  children: ReactNode
}

/** What stands around every page for everyone. */
export function PublicFrame({ children }: PublicFrameProps) {
  const text = useWords(publicWords)
  const brand = useWords(brandWords)
  return (
    <>
      <a className={style.skip} href="#content">
        {text.skip}
      </a>
      <header className={style.top}>
        <Link to="/" className={style.brand}>
          <Logo />
          <span>{brand.name}</span>
        </Link>
        <nav className={style.tools} aria-label={brand.name}>
          <a className={style.docs} href="/docs/">
            {text.docs}
          </a>
          <LanguageSwitch />
          <Link to="/sign-in" className={style.enter}>
            {text.signIn}
          </Link>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className={style.main}>
        {children}
      </main>
      <footer className={style.foot}>
        <span>{text.foot}</span>
        <Link to="/notices">{text.notices}</Link>
        <Link to="/verify">{text.verify}</Link>
        <a href="/verifier/">{text.verifier}</a>
        <a href="/docs/">{text.docs}</a>
      </footer>
    </>
  )
}
