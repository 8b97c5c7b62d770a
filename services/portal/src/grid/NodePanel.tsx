import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { DateOnly } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Composition } from '../posts/Composition.tsx'
import { Roll } from '../posts/Roll.tsx'
import { useMay } from '../session/me.ts'
import { AddCoverage } from './AddCoverage.tsx'
import { CoverageList } from './CoverageList.tsx'
import { CreatePartyOrganisation } from './CreatePartyOrganisation.tsx'
import { EditPartyOrganisation } from './EditPartyOrganisation.tsx'
import { gridWords } from './grid.words.ts'
import style from './GridScreen.module.css'
import { History } from './History.tsx'
import { MovePartyOrganisation } from './MovePartyOrganisation.tsx'
import { NodeFacts } from './NodeFacts.tsx'
import { Remarks } from './Remarks.tsx'
import { cardQuery } from './tree.ts'

interface NodePanelProps {
  id: string
  asOf: DateOnly
}

type Doing = 'edit' | 'move' | 'create' | 'cover'

/** Everything of the chosen Party organisation on the date, and what may be done with it. */
export function NodePanel({ id, asOf }: NodePanelProps) {
  const text = useWords(gridWords)
  const may = useMay()
  const [doing, setDoing] = useState<Doing | null>(null)
  const query = useQuery({ ...cardQuery(id, asOf), placeholderData: keepPreviousData })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const close = () => setDoing(null)
  const writable = may('party-organisation:write') && card.partyOrganisation.dissolvedOn === null
  return (
    <>
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <Panel title={card.partyOrganisation.name}>
        <NodeFacts card={card} />
        {may('compliance:read') && (
          <p className={style.actions} style={{ marginTop: 16 }}>
            <Link to="/branch-compliance" search={{ of: id }}>
              {text.compliance}
            </Link>
            <Link to="/branch-points" search={{ of: id }}>
              {text.points}
            </Link>
          </p>
        )}
        {writable && (
          <div className={style.actions} style={{ marginTop: 16 }}>
            <Button onClick={() => setDoing('edit')}>{text.edit}</Button>
            <Button onClick={() => setDoing('move')}>{text.move}</Button>
            <Button onClick={() => setDoing('create')}>{text.createBelow}</Button>
          </div>
        )}
      </Panel>
      {may('post:read') && <Composition partyOrganisation={card.partyOrganisation} asOf={asOf} />}
      {card.roll && may('affiliation:read') && (
        <Roll partyOrganisationId={id} counts={card.roll} asOf={asOf} />
      )}
      <Panel title={text.remarks}>
        <Remarks remarks={card.remarks} />
      </Panel>
      <Panel
        title={text.coverage}
        actions={writable && <Button onClick={() => setDoing('cover')}>{text.cover}</Button>}
      >
        <CoverageList coverage={card.coverage} asOf={asOf} writable={writable} />
      </Panel>
      <Panel title={text.history}>
        <History edges={card.history} />
      </Panel>
      {doing === 'edit' && (
        <EditPartyOrganisation partyOrganisation={card.partyOrganisation} onClose={close} />
      )}
      {doing === 'move' && <MovePartyOrganisation card={card} onClose={close} />}
      {doing === 'create' && (
        <CreatePartyOrganisation parentId={id} parentName={card.partyOrganisation.name} onClose={close} />
      )}
      {doing === 'cover' && <AddCoverage partyOrganisationId={id} from={asOf} onClose={close} />}
    </>
  )
}
