import { describeContract } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

describeContract({
  entrypoint: exports.GatewayEntrypoint,
  service,
  bodies: {
    answerForEmployer: { choice: 'confirm', openEnded: true },
    reviewHousingApplication: { choice: 'supplement' },
  },
})
