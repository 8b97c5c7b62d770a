import { workerTests } from '@alliance/test-kit/config'

export default workerTests({ home: import.meta.dirname })
