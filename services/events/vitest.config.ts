import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { workerTests } from '@alliance/test-kit/config'

const key = (letter: string) => btoa(letter.repeat(32))

const jwk = ({ privateKey }: { privateKey: KeyObject }) => privateKey.export({ format: 'jwk' })
const certificateKeys = () => ({
  integrity: jwk(generateKeyPairSync('ed25519')),
  token: jwk(generateKeyPairSync('rsa', { modulusLength: 2048 })),
})

export default workerTests({
  home: import.meta.dirname,
  bindings: {
    REPORT_COST: '1',
    FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k0: key('a'), k1: key('b') }, index: key('i') }),
    CERTIFICATE_KEYS: JSON.stringify({
      current: 'k2',
      keys: { k1: certificateKeys(), k2: certificateKeys() },
    }),
  },
  neighbours: {
    identity: `${import.meta.dirname}/test/identity.neighbour.js`,
    membership: `${import.meta.dirname}/test/membership.neighbour.js`,
  },
})
