import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { brandWords } from '../brand/brand.words.ts'
import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { useArrival } from '../shell/useArrival.ts'
import { ChainFigure } from './ChainFigure.tsx'
import style from './Hero.module.css'
import { publicWords } from './public-page.words.ts'

interface HeroProps {
  overview: Schemas['PublicOverview'] | undefined
}

const counted = ['members', 'organisations', 'partyOrganisations', 'chains'] as const

export function Hero({ overview }: HeroProps) {
  const text = useWords(publicWords)
  const brand = useWords(brandWords)
  const read = useBilingual()
  const { count } = useDates()
  return (
    <section className={style.hero} aria-labelledby="brand">
      <div>
        <h1 id="brand" ref={useArrival()} tabIndex={-1}>
          {overview ? read(overview.programme.name) : brand.name}
        </h1>
        <p className={style.slogan}>{overview ? read(overview.programme.slogan) : '\u00a0'}</p>
        <h2 className="visually-hidden">{text.what}</h2>
        <p className={style.what}>{text.whatText}</p>
        <Link to="/home" className={style.enter}>
          {text.enter}
        </Link>
      </div>
      <ChainFigure />
      <dl className={style.counts}>
        {counted.map((name) => (
          <div key={name}>
            <dt>{text[name]}</dt>
            <dd>{overview ? count(overview.counts[name]) : '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
