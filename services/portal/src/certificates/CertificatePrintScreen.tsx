import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { renderSVG } from 'uqr'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useArrival } from '../shell/useArrival.ts'
import { certificateWords } from './certificate.words.ts'
import style from './Certificates.module.css'
import { useCertificate } from './useCertificate.ts'

/** The certificate as a sheet to print, in both languages, with the code that leads to its verification. */
export function CertificatePrintScreen() {
  const { certificateId } = useParams({ from: '/signed-in/my-certificates/$certificateId/print' })
  const text = useWords(certificateWords)
  const { on } = useDates()
  const query = useCertificate(certificateId)
  const heading = useArrival()
  const certificate = query.data
  useEffect(() => {
    if (certificate) document.title = certificate.number
  }, [certificate])
  if (!certificate)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const address = `${location.origin}/verify/${certificate.number}`
  const issuedOn = new Date(Date.parse(certificate.issuedAt) + 8 * 3_600_000).toISOString().slice(0, 10)
  return (
    <>
      <div className={style.noPrint}>
        <Link to="/my-certificates/$certificateId" params={{ certificateId }}>
          {text.back}
        </Link>
        <Button type="primary" onClick={() => window.print()}>
          {text.printNow}
        </Button>
      </div>
      <article className={style.sheet} data-revoked={certificate.state === 'revoked' || undefined}>
        {certificate.state === 'revoked' && <p className={style.stamp}>{text.revokedStamp}</p>}
        <p className={style.brand}>产业社区“链”盟</p>
        <h1 ref={heading} tabIndex={-1}>
          {certificate.title.zh}
        </h1>
        <p className={style.english} lang="en">
          {certificate.title.en}
        </p>
        <DemoTag of={certificate} />
        <p className={style.holder}>
          <small>{text.certifies}</small>
          <strong>{certificate.holder}</strong>
          {certificate.organisationName && <span>{certificate.organisationName}</span>}
        </p>
        <p className={style.what}>
          {certificate.description.zh}
          <br />
          <span lang="en">{certificate.description.en}</span>
        </p>
        <p className={style.criteria}>
          {certificate.criteria.zh} <span lang="en">{certificate.criteria.en}</span>
        </p>
        <footer className={style.sheetFoot}>
          <div
            className={style.qr}
            role="img"
            aria-label={text.scan}
            dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 1 }) }}
          />
          <div>
            <p>
              {text.number} <code>{certificate.number}</code>
            </p>
            <p className={style.address}>{address}</p>
          </div>
          <div className={style.signature}>
            <p>{certificate.hostName}</p>
            <p>{on(issuedOn)}</p>
          </div>
        </footer>
      </article>
    </>
  )
}
