import { useEffect, useRef, type MouseEvent } from 'react'
import { useWords } from '../language/words.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { gridWords } from './grid.words.ts'
import { NodeLine } from './NodeLine.tsx'
import type { TreeState } from './PartyTree.tsx'
import style from './PartyTree.module.css'
import { useBelow, type TreeNode } from './tree.ts'

interface BranchProps {
  state: TreeState
  level: number
  parentId: string | undefined
}

/** The nodes below one node. Each opened node asks for its own. */
export function Branch({ state, level, parentId }: BranchProps) {
  const text = useWords(gridWords)
  const below = useBelow(state.tree, state.asOf, parentId)
  const { rows } = below
  const { sawDemo } = state
  const demo = rows.some((node) => node.isDemo)
  useEffect(() => {
    if (demo) sawDemo()
  }, [demo, sawDemo])
  // The zone stands alone at the top: its chains and parks are what one comes to see.
  const alone = level === 1 && rows.length === 1
  if (below.loading)
    return (
      <li role="none">
        <Waiting lines={level === 1 ? 5 : 2} />
      </li>
    )
  if (below.error && rows.length === 0)
    return (
      <li role="none">
        <FaultNote error={below.error} onRetry={below.retry} />
      </li>
    )
  if (level === 1 && rows.length === 0)
    return (
      <li role="none" className={style.empty}>
        {text.empty}
      </li>
    )
  return (
    <>
      {rows.map((node, index) => (
        <Node
          key={node.id}
          state={state}
          level={level}
          node={node}
          entry={level === 1 && index === 0}
          open={state.isOpen(node.id, alone)}
        />
      ))}
      {below.more && (
        <li role="none">
          <button type="button" className={style.more} onClick={below.more}>
            {text.more}
          </button>
        </li>
      )}
    </>
  )
}

interface NodeProps {
  state: TreeState
  level: number
  node: TreeNode
  /** Where the Tab key enters the tree when nothing is chosen. */
  entry: boolean
  open: boolean
}

function Node({ state, level, node, entry, open }: NodeProps) {
  const chosen = state.chosen === node.id
  const item = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const click = (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('[data-toggle]')) state.toggle(node.id, !open)
    else state.choose(node.id)
  }
  return (
    <li role="none">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree hears the keys of all its nodes */}
      <div
        ref={item}
        role="treeitem"
        className={style.line}
        data-id={node.id}
        data-level={node.gridLevel ?? undefined}
        aria-level={level}
        aria-selected={chosen}
        {...(node.children > 0 ? { 'aria-expanded': open } : {})}
        tabIndex={chosen || (entry && !state.chosen) ? 0 : -1}
        onClick={click}
      >
        <NodeLine node={node} open={open} />
      </div>
      {open && node.children > 0 && (
        <ul role="group" className={style.below}>
          <Branch state={state} level={level + 1} parentId={node.id} />
        </ul>
      )}
    </li>
  )
}
