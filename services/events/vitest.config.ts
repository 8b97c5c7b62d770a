import { workerTests } from '@alliance/test-kit/config'

const key = (letter: string) => btoa(letter.repeat(32))

export default workerTests({
  home: import.meta.dirname,
  bindings: { FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key('b') }, index: key('i') }) },
  neighbours: { membership: `${import.meta.dirname}/test/membership.neighbour.js` },
})
