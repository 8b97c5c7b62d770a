import { describeContract } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { newId } from '@alliance/service-kit'
import { service } from '../src/index.ts'
import { password } from './people.testing.ts'

const phone = '13900000000'

describeContract({
  entrypoint: exports.GatewayEntrypoint,
  service,
  bodies: {
    sendSignInCode: { phone },
    signInWithCode: { phone, code: '000000' },
    signInWithPassword: { phone, password },
    changePassword: { current: null, next: password },
    confirmSecondFactor: { code: '000000' },
    createAccount: { name: '何清和', phone },
    giveGrant: { role: 'zone_leader', scope: { kind: 'zone', id: null }, from: '2022-06-29', reason: '测试' },
    readMyNotices: { upTo: newId('notice') },
    changeMyNoticeSettings: { quietFrom: '21:00' },
    createWebhookEndpoint: { url: 'https://well.partner-sample.cn/hook' },
    updateWebhookEndpoint: { disabled: true },
    replayWebhooks: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' },
    addClientKey: { method: 'client_secret' },
    bootstrap: { secret: 'x'.repeat(16), account: { name: '安示例', phone } },
  },
})
