import { RightOutlined } from '@ant-design/icons'
import { chainWords } from '../chains/chain.words.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { gridWords } from './grid.words.ts'
import style from './PartyTree.module.css'
import type { TreeNode } from './tree.ts'

interface NodeLineProps {
  node: TreeNode
  open: boolean
}

/** One Party organisation as a line of the tree. The keyboard opens it by the tree's arrow keys. */
export function NodeLine({ node, open }: NodeLineProps) {
  const text = useWords(gridWords)
  const chains = useWords(chainWords)
  const { count } = useDates()
  const about = [
    node.committeeForm ? text.form[node.committeeForm] : text.type[node.type],
    node.chainCode && chains.name[node.chainCode],
    node.fullMembers !== null && text.members(count(node.fullMembers)),
    node.coveredOrganisations > 0 && text.covers(count(node.coveredOrganisations)),
  ].filter(Boolean)
  return (
    <>
      {node.children > 0 ? (
        <span data-toggle className={style.toggle} data-open={open} aria-hidden="true">
          <RightOutlined />
        </span>
      ) : (
        <span className={style.toggle} />
      )}
      <span className={style.text}>
        <strong>{node.name}</strong> <DemoTag of={node} />
        <small>{about.join(' · ')}</small>
      </span>
      {node.gridLevel && (
        <span className={style.level} aria-hidden="true">
          L{node.gridLevel}
        </span>
      )}
    </>
  )
}
