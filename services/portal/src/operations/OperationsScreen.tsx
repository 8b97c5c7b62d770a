import { useWords } from '../language/words.ts'
import { Page } from '../shell/Page.tsx'
import { operationsWords } from './operations.words.ts'
import style from './Operations.module.css'
import { ServicePanel } from './ServicePanel.tsx'
import { watchedServices } from './service-status.ts'
import { Workers } from './Workers.tsx'

export function OperationsScreen() {
  const text = useWords(operationsWords)
  return (
    <Page title={text.title} lead={text.lead}>
      <div className={style.stack}>
        <Workers />
        {watchedServices.map((service) => (
          <ServicePanel key={service} service={service} />
        ))}
      </div>
    </Page>
  )
}
