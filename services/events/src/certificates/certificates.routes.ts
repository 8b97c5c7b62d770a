import {
  certificates as contract,
  getCertificate,
  getCertificateCredential,
  getIssuer,
  getIssuerKey,
  getStatusList,
  issueCertificate,
  myCertificates,
  revokeCertificate,
  verifyCertificate,
} from '@alliance/contracts/events'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as certificates from './certificates.usecases.ts'
import * as credentials from './credentials.usecases.ts'
import { issueByHand } from './issuing.usecases.ts'
import { verify } from './verification.usecases.ts'

export function mountCertificates(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await certificates.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'certificates', format, contract.columns, (paging) =>
      certificates.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(myCertificates.list), async (c) =>
    replyPage(c, await certificates.mine(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(myCertificates.file), (c) =>
    replySheet(c, 'my-certificates', c.req.valid('query').format, myCertificates.columns, (paging) =>
      certificates.mine(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(issueCertificate), async (c) =>
    c.json(await issueByHand(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getCertificate), async (c) =>
    c.json(await certificates.get(contextOf(c), c.req.valid('param').certificateId), 200),
  )

  app.openapi(guarded(getCertificateCredential), async (c) =>
    c.json(
      await credentials.take(contextOf(c), c.req.valid('param').certificateId, c.req.valid('query').name),
      200,
    ),
  )

  app.openapi(guarded(revokeCertificate), async (c) =>
    c.json(
      await certificates.revoke(contextOf(c), c.req.valid('param').certificateId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(verifyCertificate), async (c) =>
    c.json(await verify(contextOf(c), c.req.valid('query').number), 200),
  )

  app.openapi(guarded(getIssuer), async (c) => c.json(await credentials.issuer(), 200))

  app.openapi(guarded(getIssuerKey), async (c) =>
    c.json(await credentials.issuerKey(c.req.valid('param').keyName), 200),
  )

  app.openapi(guarded(getStatusList), async (c) =>
    c.json(await credentials.revocations(contextOf(c), Number(c.req.valid('param').list)), 200),
  )
}
