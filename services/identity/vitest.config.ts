import { workerTests } from '@alliance/test-kit/config'
import { generateKeyPairSync } from 'node:crypto'

const key = (letter: string) => btoa(letter.repeat(32))
const signingKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })

export default workerTests({
  home: import.meta.dirname,
  neighbours: { receiver: `${import.meta.dirname}/test/receiver.neighbour.js` },
  outside: 'receiver',
  bindings: {
    FIELD_KEYS: JSON.stringify({
      current: 'k1',
      keys: { k0: key('a'), k1: key('b'), k2: key('c') },
      index: key('i'),
    }),
    AUTH_SECRET: 'only for tests, and long enough for any',
    SIGNING_KEYS: JSON.stringify([signingKey(), signingKey()]),
    BOOTSTRAP_SECRET: 'only for tests: opens once',
  },
})
