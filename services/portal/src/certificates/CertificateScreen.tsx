import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { certificateWords } from './certificate.words.ts'
import style from './Certificates.module.css'
import { CredentialDownload } from './CredentialDownload.tsx'
import { RevokeCertificate } from './RevokeCertificate.tsx'
import { StateTag } from './StateTag.tsx'
import { useCertificate } from './useCertificate.ts'

/** A certificate: one’s own, or one of those one issues. */
export function CertificateScreen() {
  const { certificateId } = useParams({ from: '/signed-in/my-certificates/$certificateId' })
  const text = useWords(certificateWords)
  const read = useBilingual()
  const { at, on, count } = useDates()
  const may = useMay()
  const [revoking, setRevoking] = useState(false)
  const query = useCertificate(certificateId)
  const certificate = query.data
  if (!certificate)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { revocation } = certificate
  return (
    <Page
      key={certificateId}
      title={read(certificate.title)}
      tags={
        <>
          <StateTag of={certificate} /> <DemoTag of={certificate} />
        </>
      }
      actions={
        <>
          <Link
            className={style.print ?? ''}
            to="/my-certificates/$certificateId/print"
            params={{ certificateId }}
          >
            {text.print}
          </Link>
          {may('certificate:write') && !revocation && (
            <Button danger onClick={() => setRevoking(true)}>
              {text.revoke}
            </Button>
          )}
        </>
      }
    >
      {revocation && (
        <p role="note" className={style.revoked}>
          {text.revokedText(text.revokedFor[revocation.reason], at(revocation.at), revocation.byName)}
          <br />
          {revocation.note}
        </p>
      )}
      <div className={style.panels}>
        <Panel title={text.description}>
          <Facts
            facts={[
              [text.number, <code key="number">{certificate.number}</code>],
              [text.holder, [certificate.holder, certificate.organisationName].filter(Boolean).join(' · ')],
              [text.kind, text.kinds[certificate.kind]],
              [text.description, read(certificate.description)],
              [text.criteria, read(certificate.criteria)],
              [
                text.minutes,
                certificate.minutes && text.hours(count(Math.floor(certificate.minutes / 30) / 2)),
              ],
              [text.period, text.periodOf(on(certificate.from), on(certificate.to))],
              [text.host, certificate.hostName],
              [text.issuedAt, at(certificate.issuedAt)],
              [
                text.rule,
                certificate.rule === 'by_hand'
                  ? text.byHand(certificate.issuedByName)
                  : text.byRule(certificate.rule),
              ],
              [text.reason, certificate.reason],
              [
                text.verification,
                <Link key="verify" to="/verify/$number" params={{ number: certificate.number }}>
                  {text.verify}
                </Link>,
              ],
            ]}
          />
        </Panel>
        {!revocation && <CredentialDownload certificate={certificate} />}
      </div>
      {revoking && <RevokeCertificate certificateId={certificateId} onClose={() => setRevoking(false)} />}
    </Page>
  )
}
