import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'

interface TranchesProps {
  plotId: string
}

/** In which tranches a plot's flats were opened. */
export function Tranches({ plotId }: TranchesProps) {
  const text = useWords(housingWords)
  const query = useQuery({
    queryKey: ['plots', 'tranches', plotId],
    queryFn: () =>
      settled(api.GET('/api/v1/talent-housing/tranches', { params: { query: { plotId, limit: 50 } } })),
  })
  return (
    <Panel title={text.tranches}>
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting lines={2} />}
      {query.data?.items.length === 0 && <Empty>{text.noTranches}</Empty>}
      <ul className={style.steps}>
        {query.data?.items.map((tranche) => (
          <li key={tranche.id}>
            <span>
              {tranche.name}{' '}
              <Tag tone={tranche.state === 'published' ? 'good' : 'plain'}>
                {text.trancheStates[tranche.state]}
              </Tag>
            </span>
            <small className={style.soft}>
              {text.opens(tranche.opensOn, tranche.closesOn)} · {text.classes(tranche.classes.join('、'))}
            </small>
            <small className={style.soft}>
              {tranche.opened.map(({ unitType, units }) => `${unitType.name} ${units}`).join('，')}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
