import { FaultPage } from './FaultPage.tsx'

export const NotFoundPage = () => (
  <main id="content">
    <FaultPage kind="notFound" />
  </main>
)
