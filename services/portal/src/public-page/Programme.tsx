import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { publicWords } from './public-page.words.ts'
import style from './Programme.module.css'
import { StageGauge } from './StageGauge.tsx'

interface ProgrammeProps {
  programme: Schemas['PublicOverview']['programme']
}

/** The programme's clock, its five actions and its five links. */
export function Programme({ programme }: ProgrammeProps) {
  const text = useWords(publicWords)
  const read = useBilingual()
  const { on } = useDates()
  return (
    <>
      <section aria-labelledby="stages">
        <div className={style.line}>
          <h2 id="stages">{text.stages}</h2>
          <p>
            {text.started(on(programme.startedOn))} ·{' '}
            <strong>{text.programmeYear(programme.programmeYear)}</strong>
          </p>
        </div>
        <StageGauge programme={programme} />
      </section>
      <section aria-labelledby="actions">
        <h2 id="actions">{text.actions}</h2>
        <ul className={style.actions}>
          {programme.actions.map((action) => (
            <li key={action.code}>
              <h3>{read(action.name)}</h3>
              <p>{text.actionText[action.code]}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="links">
        <h2 id="links">{text.links}</h2>
        <ul className={style.links}>
          {programme.links.map((link) => (
            <li key={link.code}>
              <h3>{read(link.name)}</h3>
              <p>{text.linkText[link.code]}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
