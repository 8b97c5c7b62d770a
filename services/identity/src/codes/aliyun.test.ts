import { expect, test } from 'vitest'
import { aliyunSender, signedHeaders } from './aliyun.ts'

const settings = {
  accessKeyId: 'YourAccessKeyId',
  accessKeySecret: 'YourAccessKeySecret',
  signName: '链盟',
  templateCode: 'SMS_1',
}
const message = { phone: '+8613900001234', code: '123456', minutes: 5 }

/** A provider that remembers what it was asked and answers as told. */
function provider(answer: () => Response) {
  const asked: { url: string; init: RequestInit }[] = []
  const fetcher = ((url: string, init: RequestInit) => {
    asked.push({ url, init })
    return Promise.resolve(answer())
  }) as unknown as typeof fetch
  return { asked, send: () => aliyunSender(settings, fetcher).send(message) }
}

test('a request is signed as Aliyun’s own example is', async () => {
  // help.aliyun.com, "V3 版本请求体&签名机制", the fixed parameters of its example.
  const { authorization } = await signedHeaders(settings, {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    date: '2023-10-26T10:22:32Z',
    nonce: '3156853299f313e23d1673dc12e1703d',
    query: 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  })
  expect(authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('the number and the code go in the body over https, and no redirect is followed', async () => {
  const { asked, send } = provider(() => Response.json({ Code: 'OK' }))
  await send()
  const { url, init } = asked[0]!
  expect(url).toBe('https://dysmsapi.aliyuncs.com/')
  expect(Object.fromEntries(new URLSearchParams(init.body as string))).toEqual({
    PhoneNumbers: '13900001234',
    SignName: '链盟',
    TemplateCode: 'SMS_1',
    TemplateParam: '{"code":"123456"}',
  })
  expect(init.redirect).toBe('manual')
  expect(init.signal).toBeInstanceOf(AbortSignal)
})

test('a refusal, a redirect and a failure are errors that tell nothing personal', async () => {
  for (const answer of [
    () => Response.json({ Code: 'isv.BUSINESS_LIMIT_CONTROL' }),
    () => new Response(null, { status: 302 }),
    () => new Response('', { status: 500 }),
  ]) {
    const error = await provider(answer)
      .send()
      .then(
        () => null,
        (thrown: Error) => thrown,
      )
    expect(error).toBeInstanceOf(Error)
    expect(error!.message).not.toMatch(/1390000|123456/)
  }
})
