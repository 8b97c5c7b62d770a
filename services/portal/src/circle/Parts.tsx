import type { Schemas } from '@alliance/client'
import { chainWords, isChainCode } from '../chains/chain.words.ts'
import { useWords } from '../language/words.ts'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import { resourceWords } from './resource.words.ts'

interface PartsProps {
  parts: readonly Schemas['MatchPart'][]
}

/** Why an offer fits a need: each reason with its points and the words that gave them. */
export function Parts({ parts }: PartsProps) {
  const text = useWords(resourceWords)
  const { part: names } = useWords(circleWords)
  const { name } = useWords(chainWords)
  return (
    <dl className={style.parts}>
      {parts.map(({ code, points, of, words }) => (
        <div key={code}>
          <dt>{names[code]}</dt>
          <dd>
            <meter min={0} max={of} value={points} aria-label={names[code]} />
            {words.length > 0 && (
              <small>{words.map((word) => (isChainCode(word) ? name[word] : word)).join('、')}</small>
            )}
          </dd>
          <dd>{text.points(points, of)}</dd>
        </div>
      ))}
    </dl>
  )
}
