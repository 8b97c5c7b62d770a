import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import joining from '../joining/Joining.module.css'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { housingWords } from './housing.words.ts'

const current = {
  activeProps: { 'aria-current': 'page' as const },
  activeOptions: { exact: true, includeSearch: false },
}

/** What waits for the reader, every application, and pairs of one person or family. */
export function HousingTabs() {
  const text = useWords(housingWords)
  const may = useMay()
  return (
    <nav className={joining.tabs} aria-label={text.sections}>
      <Link to="/housing-applications" {...current}>
        {text.waiting}
      </Link>
      <Link to="/housing-applications/all" {...current}>
        {text.all}
      </Link>
      {may('housing-application:review') && (
        <Link to="/housing-applications/duplicates" {...current}>
          {text.duplicates}
        </Link>
      )}
    </nav>
  )
}

interface ApplicantCellProps {
  of: Pick<Schemas['HousingApplication'], 'id' | 'applicantName' | 'isDemo'>
}

export const ApplicantCell = ({ of }: ApplicantCellProps) => (
  <>
    <Link to="/housing-applications/$applicationId" params={{ applicationId: of.id }}>
      {of.applicantName}
    </Link>{' '}
    <DemoTag of={of} />
  </>
)
