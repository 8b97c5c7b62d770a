import { Segmented } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Page } from '../shell/Page.tsx'
import { accountWords } from './account.words.ts'
import { GrantList } from './GrantList.tsx'

/** Everyone's grants, for those who watch over them. */
export function GrantsScreen() {
  const text = useWords(accountWords)
  const [active, setActive] = useState<'true'>()
  return (
    <Page title={text.grantsTitle} lead={text.grantsLead}>
      <Filters>
        <Segmented
          aria-label={text.grantState}
          value={active ? 'active' : 'all'}
          options={[
            { value: 'all', label: text.all },
            { value: 'active', label: text.onlyActive },
          ]}
          onChange={(next) => setActive(next === 'active' ? 'true' : undefined)}
        />
        <ExportLinks of="identity/grants" query={{ active }} />
      </Filters>
      <GrantList active={active} empty={text.noGrantsAny} />
    </Page>
  )
}
