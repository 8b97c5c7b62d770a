import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { gridWords } from '../grid/grid.words.ts'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'
import { DraftParameters } from './DraftParameters.tsx'
import { parameterWords } from './parameters.words.ts'

type Draft = Schemas['ComplianceDraft']
type Item = Schemas['ComplianceItem']

const refreshes = [['compliance']]

/** What is asked of branches: every version, and what is drafted for those who draft or publish. */
export function Parameters() {
  const text = useWords(parameterWords)
  const may = useMay()
  const [editing, setEditing] = useState<Draft | 'new'>()
  const query = useQuery({
    queryKey: ['compliance', 'rules'],
    queryFn: () => settled(api.GET('/api/v1/events/compliance-rules')),
  })
  const rules = query.data
  const holding = rules?.versions.find(({ inForce }) => inForce) ?? rules?.versions[0]
  return (
    <Panel
      title={text.title}
      actions={
        may('compliance:write') && holding && <Button onClick={() => setEditing('new')}>{text.draft}</Button>
      }
    >
      <p className={style.soft}>{text.lead}</p>
      {query.isPending && <Waiting lines={3} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <ul className={style.versions}>
        {rules?.drafts.map((draft) => (
          <Drafted key={draft.id} draft={draft} onEdit={() => setEditing(draft)} />
        ))}
        {rules?.versions.map((version) => (
          <Version key={version.version} version={version} since={holding?.from ?? ''} />
        ))}
      </ul>
      {editing && holding && (
        <DraftParameters
          key={editing === 'new' ? 'new' : editing.id}
          draft={editing === 'new' ? null : editing}
          base={holding.items}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Panel>
  )
}

interface DraftedProps {
  draft: Draft
  onEdit: () => void
}

function Drafted({ draft, onEdit }: DraftedProps) {
  const text = useWords(parameterWords)
  const may = useMay()
  const step = useIntent({
    refreshes,
    write: async (which: 'publication' | 'discarding') => {
      const params = { path: { complianceDraftId: draft.id }, header: ifMatch(draft) }
      if (which === 'publication')
        await settled(
          api.POST('/api/v1/events/compliance-drafts/{complianceDraftId}/publication', { params }),
        )
      else
        await settled(api.POST('/api/v1/events/compliance-drafts/{complianceDraftId}/discarding', { params }))
    },
  })
  return (
    <li>
      <div className={style.versionHead}>
        <Tag tone="soon">{text.drafts}</Tag>
        <strong>{text.draftOf(draft.from)}</strong>
        <span className={style.steps}>
          {may('compliance:write') && (
            <>
              <Button size="small" onClick={onEdit}>
                {text.edit}
              </Button>
              <Popconfirm
                title={text.discardSure}
                okText={text.discard}
                cancelText={text.back}
                onConfirm={() => step.mutate('discarding')}
              >
                <Button size="small" danger>
                  {text.discard}
                </Button>
              </Popconfirm>
            </>
          )}
          {may('compliance:publish') && !draft.own && (
            <Popconfirm
              title={text.publishSure}
              okText={text.publish}
              cancelText={text.back}
              onConfirm={() => step.mutate('publication')}
            >
              <Button size="small" type="primary" loading={step.isPending}>
                {text.publish}
              </Button>
            </Popconfirm>
          )}
        </span>
      </div>
      <p>{draft.note}</p>
      <p className={style.soft}>
        {text.draftedBy(draft.draftedBy)}
        {draft.own && `；${text.own}`}
      </p>
      <FaultNote error={step.error} />
      <Items items={draft.items} from={draft.from} />
    </li>
  )
}

interface VersionProps {
  version: Schemas['ComplianceVersion']
  /** From when the one in force holds. */
  since: string
}

function Version({ version, since }: VersionProps) {
  const text = useWords(parameterWords)
  const { at } = useDates()
  const { from, inForce, note, draftedBy, publishedBy, publishedAt } = version
  const state = inForce ? text.inForce : from > since ? text.coming : text.former
  return (
    <li>
      <div className={style.versionHead}>
        <Tag tone={inForce ? 'good' : 'plain'}>{state}</Tag>
        <strong>
          {text.from} {from}
        </strong>
      </div>
      <p>{note ?? text.first}</p>
      {publishedAt !== null && (
        <p className={style.soft}>{text.by(draftedBy ?? '', publishedBy ?? '', at(publishedAt))}</p>
      )}
      <Items items={version.items} from={from} />
    </li>
  )
}

function Items({ items, from }: { items: Item[]; from: string }) {
  const text = useWords(parameterWords)
  const { kinds } = useWords(complianceWords)
  const grid = useWords(gridWords)
  const typeOf = (type: string) => (grid.type as Record<string, string>)[type] ?? type
  const condition = ({ fromFullMembers, perGroup }: Item) =>
    [
      ...(fromFullMembers === null ? [] : [text.members(fromFullMembers)]),
      ...(perGroup ? [text.perGroup] : []),
    ].join('；') || '—'
  return (
    <details className={style.details}>
      <summary>{text.show}</summary>
      <DataTable
        caption={text.table(from)}
        rows={items}
        rowKey={({ kind }) => kind}
        columns={[
          { title: text.kind, heading: true, cell: ({ kind }) => kinds[kind] },
          { title: text.count, cell: ({ per, count }) => text.times(text.pers[per], count) },
          { title: text.types, cell: (item) => item.types.map(typeOf).join('、') },
          { title: text.condition, cell: condition },
          { title: text.warnDays, cell: ({ warnDays }) => text.days(warnDays) },
        ]}
      />
    </details>
  )
}
