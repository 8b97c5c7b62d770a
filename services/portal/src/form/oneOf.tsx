import { Radio } from 'antd'
import { optionsOf } from './optionsOf.ts'

/** One of few, each with its own line. */
export const oneOf = (names: Record<string, string>) => (
  <Radio.Group options={optionsOf(names)} style={{ display: 'grid', gap: 8 }} />
)
