import { workerTests } from '@alliance/test-kit/config'

export default workerTests({
  home: import.meta.dirname,
  neighbours: { membership: `${import.meta.dirname}/test/membership.neighbour.js` },
})
