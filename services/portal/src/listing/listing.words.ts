import { words } from '../language/words.ts'

export const listingWords = words(
  {
    more: '载入更多',
    end: (count: string) => `共 ${count} 条`,
    sofar: (count: string) => `已载入 ${count} 条`,
    export: (format: string) => `导出 ${format}`,
    none: '—',
    yes: '是',
    no: '否',
    until: (from: string, to: string | null) => `${from} 至 ${to ?? '今'}`,
  },
  {
    more: 'Load more',
    end: (count: string) => `${count} in all`,
    sofar: (count: string) => `${count} so far`,
    export: (format: string) => `Export ${format}`,
    none: '—',
    yes: 'Yes',
    no: 'No',
    until: (from: string, to: string | null) => `${from} – ${to ?? 'now'}`,
  },
)
