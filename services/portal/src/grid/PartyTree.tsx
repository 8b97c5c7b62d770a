import { useCallback, useState } from 'react'
import type { DateOnly } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Branch } from './Branch.tsx'
import { gridWords } from './grid.words.ts'
import style from './PartyTree.module.css'
import type { TreeKind } from './tree.ts'
import { moveInTree } from './treeKeys.ts'
import { usePathTo } from './usePathTo.ts'

interface PartyTreeProps {
  tree: TreeKind
  asOf: DateOnly
  focus: string | undefined
  onChoose: (id: string) => void
}

/** What every branch of the tree shares. */
export interface TreeState {
  tree: TreeKind
  asOf: DateOnly
  chosen: string | undefined
  /** Whether a node is open: by the reader's own hand, else when the chosen one is below it, else as given. */
  isOpen: (id: string, byDefault: boolean) => boolean
  toggle: (id: string, open: boolean) => void
  choose: (id: string) => void
  /** Told by each branch that has demo nodes. */
  sawDemo: () => void
}

type Choices = Readonly<Record<string, boolean>>

/** A tree that asks for a node's children when it is opened (WAI-ARIA tree pattern). */
export function PartyTree({ tree, asOf, focus, onChoose }: PartyTreeProps) {
  const text = useWords(gridWords)
  const [choices, setChoices] = useState<Choices>({})
  const [demo, setDemo] = useState(false)
  const sawDemo = useCallback(() => setDemo(true), [])
  const path = usePathTo(focus, tree, asOf)
  const toggle = (id: string, open: boolean) => setChoices((before) => ({ ...before, [id]: open }))
  const choose = (id: string) => {
    // What was opened for the last one stays open for the next.
    setChoices((before) => ({ ...Object.fromEntries(path.map((above) => [above, true])), ...before }))
    onChoose(id)
  }
  const isOpen = (id: string, byDefault: boolean) => choices[id] ?? (path.includes(id) || byDefault)
  const state: TreeState = { tree, asOf, chosen: focus, isOpen, toggle, choose, sawDemo }
  return (
    <div className={style.tree}>
      <DemoBanner rows={[{ isDemo: demo }]} />
      <ul
        role="tree"
        aria-label={text.treeLabel}
        className={style.roots}
        onKeyDown={(event) => moveInTree(event, toggle)}
      >
        <Branch state={state} level={1} parentId={undefined} />
      </ul>
    </div>
  )
}
