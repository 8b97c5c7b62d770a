import { callers } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from './index.ts'

/** Asks the service for someone. */
export const as = callers(exports.GatewayEntrypoint, service.contract)
