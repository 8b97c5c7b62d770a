import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { dueWords } from './due.words.ts'

interface SubjectProps {
  due: Schemas['Due']
}

/** What falls due, as the way to where it is seen to. */
export function Subject({ due }: SubjectProps) {
  const text = useWords(dueWords)
  if (due.kind === 'election' || due.kind === 'vacancy')
    return (
      <Link to="/grid" search={{ focus: due.id }}>
        {due.title}
      </Link>
    )
  if (due.kind === 'agreement' || due.kind === 'milestone')
    return (
      <Link to="/agreements/$agreementId" params={{ agreementId: due.id }}>
        {due.title}
      </Link>
    )
  if (due.kind === 'development')
    return (
      <Link to="/development/$caseId" params={{ caseId: due.id }}>
        {due.title}
      </Link>
    )
  if (due.kind === 'member_application' || due.kind === 'objection')
    return (
      <Link to="/joining/$applicationId" params={{ applicationId: due.id }}>
        {due.title}
      </Link>
    )
  if (due.kind === 'member_review' || due.kind === 'rectification')
    return (
      <Link to="/members/$memberId" params={{ memberId: due.id }}>
        {due.title}
      </Link>
    )
  return (
    <Link to="/person-requests/$requestId" params={{ requestId: due.id }}>
      {text.request(due.title)}
    </Link>
  )
}
