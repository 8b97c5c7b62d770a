import { useEffect, type ReactNode } from 'react'
import { brandWords } from '../brand/brand.words.ts'
import { useWords } from '../language/words.ts'
import { useArrival } from './useArrival.ts'
import style from './Page.module.css'

interface PageProps {
  title: string
  lead?: ReactNode
  /** Stands beside the title: tags of the thing shown. */
  tags?: ReactNode
  /** What can be done here, at the end of the title's line. */
  actions?: ReactNode
  children?: ReactNode
}

/** A screen's heading and body. A screen that shows another thing under the same route gives it another `key`. */
export function Page({ title, lead, tags, actions, children }: PageProps) {
  const { name } = useWords(brandWords)
  const heading = useArrival()
  useEffect(() => {
    document.title = title === name ? name : `${title} · ${name}`
  }, [title, name])
  return (
    <>
      <div className={style.head}>
        <div className={style.title}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {tags}
        </div>
        {actions && <div className={style.actions}>{actions}</div>}
        {lead && <p className={style.lead}>{lead}</p>}
      </div>
      {children}
    </>
  )
}
