import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay, useMe } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { accountWords } from './account.words.ts'
import { AccountActions } from './AccountActions.tsx'
import style from './Account.module.css'
import { GrantsPanel } from './GrantsPanel.tsx'

/** One person's account and grants. */
export function AccountScreen() {
  const text = useWords(accountWords)
  const { at } = useDates()
  const may = useMay()
  const me = useMe()
  const { accountId } = useParams({ from: '/signed-in/accounts/$accountId' })
  const query = useQuery({
    queryKey: ['accounts', 'one', accountId],
    queryFn: () =>
      settled(api.GET('/api/v1/identity/accounts/{accountId}', { params: { path: { accountId } } })),
  })
  const account = query.data
  if (!account)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const self = account.id === me.id
  return (
    <Page
      key={accountId}
      title={account.name}
      tags={<DemoTag of={account} />}
      lead={self && (may('account:write') || may('grant:write')) && text.self}
    >
      <DemoBanner rows={[account]} />
      <div className={style.stack}>
        <Panel title={text.details}>
          <Facts
            facts={[
              [text.phone, account.phoneMasked],
              [text.state, account.disabled ? text.disabled : text.active],
              [text.secondFactor, account.secondFactor ? text.on : text.off],
              [text.lastSignIn, account.lastSignInAt ? at(account.lastSignInAt) : text.never],
              [text.created, at(account.createdAt)],
            ]}
          />
          {may('account:write') && !self && (
            <AccountActions account={account} onReload={() => void query.refetch()} />
          )}
        </Panel>
        {may('grant:read') && <GrantsPanel account={account} writable={may('grant:write') && !self} />}
      </div>
    </Page>
  )
}
