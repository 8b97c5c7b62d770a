import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { acts, developmentWords, numberOf } from './development.words.ts'
import style from './Development.module.css'
import { Tag } from '../listing/Tag.tsx'
import { RulesTag, StandingTag } from './Tags.tsx'

interface ColumnProps {
  of: Schemas['DevelopmentBoardStage']
}

/** A stage of the board: how many are in it, how many are overdue, and the cases due first. */
export function BoardColumn({ of: { stage, count, overdue, cut, cases } }: ColumnProps) {
  const text = useWords(developmentWords)
  const dates = useDates()
  const id = useId()
  return (
    <section className={style.column} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <span className={style.number}>{stage}</span> {text.stage[stage - 1]}
        </h2>
        <p>
          {text.count(dates.count(count), cut)}
          {overdue > 0 && <Tag tone="bad">{text.overdueCount(dates.count(overdue))}</Tag>}
        </p>
      </header>
      {cases.length === 0 && <p className={style.nobody}>{text.emptyStage}</p>}
      <ul>
        {cases.map((each) => (
          <li key={each.id}>
            <CaseLink of={each} />
          </li>
        ))}
      </ul>
      {count > cases.length && (
        <Link to="/development" search={{ view: 'list' }}>
          {text.more}
        </Link>
      )}
    </section>
  )
}

interface CaseLinkProps {
  of: Schemas['DevelopmentCase']
}

function CaseLink({ of }: CaseLinkProps) {
  const text = useWords(developmentWords)
  const read = useBilingual()
  const number = of.nextAct && numberOf(of.nextAct)
  return (
    <Link
      to="/development/$caseId"
      params={{ caseId: of.id }}
      className={style.card}
      data-standing={of.standing}
    >
      <strong>
        {of.personName} <DemoTag of={of} />
      </strong>
      <small>{of.partyOrganisationName}</small>
      {of.nextAct && (
        <span>
          {text.next}：{number && `${number} `}
          {read(acts[of.nextAct].name)}
        </span>
      )}
      {of.nextAct && <small>{of.possibleOn ? text.possible(of.possibleOn) : text.blocked}</small>}
      {of.dueOn && (
        <small>
          {text.due(of.dueOn)} · {of.dueRule}
        </small>
      )}
      <span className={style.tags}>
        <StandingTag of={of} />
        <RulesTag of={of} />
      </span>
    </Link>
  )
}
