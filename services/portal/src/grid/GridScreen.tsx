import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { today, type DateOnly } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CreatePartyOrganisation } from './CreatePartyOrganisation.tsx'
import { gridWords } from './grid.words.ts'
import style from './GridScreen.module.css'
import { NodePanel } from './NodePanel.tsx'
import { PartyTree } from './PartyTree.tsx'
import { TimeAxis } from './TimeAxis.tsx'

/** The tree of Party organisations on any date, and the one that is chosen. */
export function GridScreen() {
  const text = useWords(gridWords)
  const may = useMay()
  const { asOf = today(), tree = 'functional', focus } = useSearch({ from: '/signed-in/grid' })
  const navigate = useNavigate({ from: '/grid' })
  const [creating, setCreating] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const choose = (id: string) => {
    void navigate({ search: (before) => ({ ...before, focus: id }), replace: true, resetScroll: false })
    // On a phone the details stand under the tree: bring them into sight.
    if (matchMedia('(max-width: 900px)').matches) panel.current?.scrollIntoView({ block: 'start' })
  }
  const goTo = (date: DateOnly) =>
    void navigate({
      search: (before) => ({ ...before, asOf: date === today() ? undefined : date }),
      replace: true,
      resetScroll: false,
    })
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          {may('party-organisation:write') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {text.create}
            </Button>
          )}
          <ExportLinks of="membership/party-organisations" />
        </>
      }
    >
      <TimeAxis date={asOf} onChange={goTo} />
      <Segmented
        className={style.kinds ?? ''}
        aria-label={text.tree}
        value={tree}
        options={[
          { value: 'functional', label: text.functional },
          { value: 'formal', label: text.formal },
        ]}
        onChange={(kind) =>
          void navigate({
            search: (before) => ({ ...before, tree: kind === 'formal' ? 'formal' : undefined }),
            resetScroll: false,
          })
        }
      />
      <div className={style.split}>
        <PartyTree key={tree} tree={tree} asOf={asOf} focus={focus} onChoose={choose} />
        <div ref={panel} className={style.panel}>
          {focus ? (
            <NodePanel key={focus} id={focus} asOf={asOf} />
          ) : (
            <p className={style.hint}>{text.choose}</p>
          )}
        </div>
      </div>
      {creating && <CreatePartyOrganisation parentId={null} onClose={() => setCreating(false)} />}
    </Page>
  )
}
