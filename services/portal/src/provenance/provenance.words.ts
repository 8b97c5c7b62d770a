import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

const zh: Record<Schemas['Provenance'], string> = {
  seed: '来源文章写明',
  seed_assumed: '来源文章推定',
  illustrative: '示例',
  entered: '人工录入',
  imported: '名册导入',
}
const en: typeof zh = {
  seed: 'Stated in the source article',
  seed_assumed: 'Assumed from the source article',
  illustrative: 'Illustrative',
  entered: 'Entered by hand',
  imported: 'Imported from a roster',
}

export const provenanceWords = words(
  {
    demo: '演示数据',
    banner: '本页含有演示数据，标有“演示数据”的内容并非真实记录。',
    title: '数据来源',
    source: '依据',
    kind: zh,
  },
  {
    demo: 'Demo data',
    banner: 'This page shows demo data: what is marked “Demo data” is no real record.',
    title: 'Provenance',
    source: 'Source',
    kind: en,
  },
)
