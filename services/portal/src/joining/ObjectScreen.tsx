import { useNavigate, useParams } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { Page } from '../shell/Page.tsx'
import { applicationWords } from './application.words.ts'
import { RaiseObjection } from './Objections.tsx'

/** From a notice: whoever is signed in objects, also who may not see the application itself. */
export function ObjectScreen() {
  const text = useWords(applicationWords)
  const { applicationId } = useParams({ from: '/signed-in/objections/$applicationId' })
  const navigate = useNavigate()
  return (
    <Page title={text.object} lead={text.objectionHint}>
      <RaiseObjection applicationId={applicationId} onClose={() => void navigate({ to: '/notices' })} />
    </Page>
  )
}
