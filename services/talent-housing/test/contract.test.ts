import { describeContract } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

describeContract({ entrypoint: exports.GatewayEntrypoint, service })
