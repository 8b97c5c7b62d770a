import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { Logo } from '../brand/Logo.tsx'
import { brandWords } from '../brand/brand.words.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Hero } from './Hero.tsx'
import { MembersWall } from './MembersWall.tsx'
import { Programme } from './Programme.tsx'
import { publicWords } from './public-page.words.ts'
import style from './PublicPage.module.css'

/** The page for everyone. It needs no session and loads none of the signed-in screens' parts. */
export function PublicPage() {
  const text = useWords(publicWords)
  const brand = useWords(brandWords)
  const overview = useQuery({
    queryKey: ['public-overview'],
    queryFn: () => settled(api.GET('/api/v1/membership/public/overview')),
  })
  useEffect(() => {
    document.title = brand.name
  }, [brand.name])
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
        <Hero overview={overview.data} />
        {overview.isPending && <Waiting lines={6} />}
        <FaultNote error={overview.error} onRetry={() => void overview.refetch()} />
        {overview.data && (
          <>
            <Programme programme={overview.data.programme} />
            <section aria-labelledby="wall">
              <h2 id="wall">{text.wall}</h2>
              <DemoBanner rows={overview.data.members} />
              <MembersWall members={overview.data.members} />
            </section>
          </>
        )}
      </main>
      <footer className={style.foot}>
        <span>{text.foot}</span>
        <a href="/verifier/">{text.verifier}</a>
        <a href="/docs/">{text.docs}</a>
      </footer>
    </>
  )
}
