import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { renderSVG } from 'uqr'
import { Logo } from '../brand/Logo.tsx'
import { brandWords } from '../brand/brand.words.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { Page } from '../shell/Page.tsx'
import { memberWords } from './member.words.ts'
import style from './Plaque.module.css'
import { standingWords } from './standing.words.ts'
import { useMember } from './useMember.ts'

/** The plaque and the certificate of a member, to be printed; their code leads to the public verification. */
export function PlaqueScreen() {
  const text = useWords(standingWords)
  const words = useWords(memberWords)
  const brand = useWords(brandWords)
  const kinds = useWords(memberKindWords)
  const { memberId } = useParams({ from: '/signed-in/members/$memberId/plaque' })
  const query = useMember(memberId)
  const member = query.data?.member
  if (!member)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { plaqueNo, organisationName, kind, admittedOn } = member
  const address = `${window.location.origin}/verify/${plaqueNo}`
  const code = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(address))}`
  return (
    <Page
      title={text.plaque}
      lead={
        <Link to="/members/$memberId" params={{ memberId }} className="no-print">
          {organisationName}
        </Link>
      }
      tags={<DemoTag of={member} />}
      actions={
        <Button type="primary" className="no-print" onClick={() => window.print()}>
          {text.print}
        </Button>
      }
    >
      <article className={style.plaque} aria-label={words.plaque}>
        <Logo size={64} />
        <strong className={style.brand}>{brand.name}</strong>
        <span className={style.kind}>{kinds[kind]}</span>
        <span className={style.holder}>{organisationName}</span>
        <div className={style.foot}>
          <code>{plaqueNo}</code>
          <img src={code} alt={`${text.scan} ${address}`} width={96} height={96} />
        </div>
      </article>
      <article className={style.certificate} aria-label={text.certificate}>
        <Logo size={48} />
        <h2>{text.certificate}</h2>
        <p className={style.holder}>{organisationName}</p>
        <p>{text.certifies}</p>
        <dl className={style.facts}>
          <div>
            <dt>{words.kind}</dt>
            <dd>{kinds[kind]}</dd>
          </div>
          <div>
            <dt>{words.plaque}</dt>
            <dd>
              <code>{plaqueNo}</code>
            </dd>
          </div>
          <div>
            <dt>{text.since}</dt>
            <dd>{admittedOn}</dd>
          </div>
        </dl>
        <div className={style.foot}>
          <span>{text.issuer}</span>
          <figure className={style.code}>
            <img src={code} alt="" width={96} height={96} />
            <figcaption>{text.scan}</figcaption>
          </figure>
        </div>
      </article>
    </Page>
  )
}
