import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today, useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { Listing } from '../listing/Listing.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { useMay, useMe } from '../session/me.ts'
import { accountWords } from './account.words.ts'
import style from './Account.module.css'
import { roleWords } from './role.words.ts'

type Grant = Schemas['Grant']

interface GrantListProps {
  /** One person's grants; left out, everyone's. */
  accountId?: string
  active?: 'true' | undefined
  empty: string
}

/** Grants, each with the way to withdraw it for whoever may. */
export function GrantList({ accountId, active, empty }: GrantListProps) {
  const text = useWords(accountWords)
  const roles = useWords(roleWords)
  const { until } = useWords(listingWords)
  const { at } = useDates()
  const may = useMay()
  const me = useMe()
  const { modal } = App.useApp()
  const list = useKeysetList(['grants', accountId, active], (cursor) =>
    settled(api.GET('/api/v1/identity/grants', { params: { query: { accountId, active, cursor } } })),
  )
  const withdraw = useIntent({
    write: (grantId: string, key) =>
      settled(
        api.POST('/api/v1/identity/grants/{grantId}/end', {
          params: { path: { grantId }, header: keyed(key) },
        }),
      ),
    refreshes: [['grants']],
  })
  const stateOf = (grant: Grant) => {
    if (grant.endedAt) return text.over(at(grant.endedAt))
    if (grant.to !== null && grant.to <= today()) return text.expired
    return grant.from > today() ? text.future : text.effective
  }
  const ask = (grant: Grant) =>
    void modal.confirm({
      title: text.withdraw,
      content: text.withdrawAsk(grant.accountName, roles.name[grant.role]),
      onOk: () => withdraw.mutate(grant.id),
    })
  const columns: Column<Grant>[] = [
    { title: text.role, heading: true, cell: (grant) => roles.name[grant.role] },
    { title: text.scope, cell: (grant) => grant.scopeName ?? roles.scope[grant.scope.kind] },
    { title: text.period, cell: (grant) => until(grant.from, grant.to) },
    { title: text.reason, cell: (grant) => grant.reason },
    { title: text.givenBy, cell: (grant) => grant.givenBy },
    {
      title: text.grantState,
      cell: (grant) => (
        <>
          <span className={grant.endedAt ? style.over : undefined}>{stateOf(grant)}</span>{' '}
          {may('grant:write') && !grant.endedAt && grant.accountId !== me.id && (
            <Button
              size="small"
              danger
              aria-label={text.withdrawOf(roles.name[grant.role])}
              loading={withdraw.isPending && withdraw.variables === grant.id}
              onClick={() => ask(grant)}
            >
              {text.withdraw}
            </Button>
          )}
        </>
      ),
    },
  ]
  const person: Column<Grant> = {
    title: text.person,
    cell: (grant) =>
      may('account:read') ? (
        <Link to="/accounts/$accountId" params={{ accountId: grant.accountId }}>
          {grant.accountName}
        </Link>
      ) : (
        grant.accountName
      ),
  }
  return (
    <>
      <FaultNote
        error={withdraw.error}
        onRetry={() => withdraw.variables && withdraw.mutate(withdraw.variables)}
      />
      <Listing
        caption={text.grants}
        list={list}
        rowKey={(grant) => grant.id}
        empty={empty}
        columns={accountId ? columns : [person, ...columns]}
      />
    </>
  )
}
