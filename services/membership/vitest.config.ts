import { workerTests } from '@alliance/test-kit/config'

const key = (letter: string) => btoa(letter.repeat(32))

export default workerTests({
  home: import.meta.dirname,
  bindings: {
    REPORT_COST: '1',
    FIELD_KEYS: JSON.stringify({
      current: 'k1',
      keys: { k0: key('a'), k1: key('b'), k2: key('c') },
      index: key('i'),
    }),
  },
})
