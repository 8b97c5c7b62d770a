import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { acts, developmentWords, type Act } from './development.words.ts'
import style from './Development.module.css'
import { Step } from './Step.tsx'

interface TimelineProps {
  card: Schemas['DevelopmentCard']
  onRecord?: ((act: Act) => void) | undefined
  onCorrect?: ((entry: Schemas['DevelopmentEntry']) => void) | undefined
}

const order = Object.keys(acts) as Act[]

/** The 25 steps by stage: what is recorded, what may be recorded now, and the rules of each. */
export function Timeline({ card, ...does }: TimelineProps) {
  const text = useWords(developmentWords)
  return [1, 2, 3, 4, 5].map((stage) => (
    <Panel key={stage} title={`${stage} ${text.stageLong[stage - 1]}`}>
      <ol className={style.steps}>
        {order
          .filter((act) => acts[act].stage === stage)
          .map((act) => (
            <Step key={act} of={card.acts.find((each) => each.act === act)!} card={card} {...does} />
          ))}
      </ol>
    </Panel>
  ))
}
