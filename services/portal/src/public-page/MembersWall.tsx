import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import style from './MembersWall.module.css'
import { memberKindWords, publicWords } from './public-page.words.ts'

interface MembersWallProps {
  members: Schemas['PublicOverview']['members']
}

/** The members as plaques on a wall. */
export function MembersWall({ members }: MembersWallProps) {
  const text = useWords(publicWords)
  const kinds = useWords(memberKindWords)
  if (members.length === 0) return <p>{text.noMembers}</p>
  return (
    <ul className={style.wall}>
      {members.map((member) => (
        <li key={member.plaqueNo ?? member.name} className={style.plaque}>
          <span className={style.number}>
            <span className="visually-hidden">{text.plaque} </span>
            {member.plaqueNo ?? text.noPlaque}
          </span>
          <strong>{member.name}</strong>
          <span className={style.kind}>
            {kinds[member.kind]}
            {member.founding && ` · ${text.founding}`}
          </span>
          <DemoTag of={member} />
        </li>
      ))}
    </ul>
  )
}
