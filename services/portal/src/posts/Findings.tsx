import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { postWords } from './post.words.ts'
import style from './Posts.module.css'

interface FindingsProps {
  report: Schemas['Composition']
}

/** What the rule of composition asks for, one line each: met and by whom, or what is missing. */
export function Findings({ report }: FindingsProps) {
  const text = useWords(postWords)
  return (
    <>
      <p>{report.complete ? text.complete : text.incomplete}</p>
      <ul className={style.findings}>
        {report.findings.map((each) => (
          <li key={each.requirement} data-met={each.met || undefined}>
            <span>{each.met ? text.met : text.notMet}</span>
            <strong>{text.requirement[each.requirement]}</strong>
            <small>
              {each.missing
                ? text.missing[each.missing]
                : each.requirement.startsWith('chain.')
                  ? text.enterprises(each.by[0] ?? '0')
                  : each.by.join('、')}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <small>
          {text.rule}：{text.ruleName[report.rule] ?? report.rule}（{report.rule}）
        </small>
      </p>
    </>
  )
}
