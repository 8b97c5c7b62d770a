import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Panel } from '../listing/Panel.tsx'
import { accountWords } from './account.words.ts'
import style from './Account.module.css'
import { GiveGrant } from './GiveGrant.tsx'
import { GrantList } from './GrantList.tsx'

interface GrantsPanelProps {
  account: Schemas['Account']
  writable: boolean
}

export function GrantsPanel({ account, writable }: GrantsPanelProps) {
  const text = useWords(accountWords)
  const [giving, setGiving] = useState(false)
  return (
    <Panel
      title={text.grants}
      actions={
        <div className={style.actions} style={{ marginTop: 0 }}>
          <ExportLinks of="identity/grants" query={{ accountId: account.id }} />
          {writable && (
            <Button type="primary" onClick={() => setGiving(true)}>
              {text.give}
            </Button>
          )}
        </div>
      }
    >
      <GrantList accountId={account.id} empty={text.noGrants} />
      {giving && <GiveGrant account={account} onClose={() => setGiving(false)} />}
    </Panel>
  )
}
