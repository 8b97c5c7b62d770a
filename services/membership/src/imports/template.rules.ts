import { sheetOf, writeCsv, writeWorkbook, type Column } from '@alliance/service-kit/sheets/index'
import type { RosterColumn, RosterKind } from './roster.ts'

const titled = (columns: readonly RosterColumn[], english: boolean): Column<never>[] =>
  columns.map(({ zh, en, required }) => ({
    title: (english ? en : zh) + (required ? '*' : ''),
    width: 22,
    value: () => null,
  }))

const explaining = (english: boolean): Column<RosterColumn>[] => [
  { title: english ? 'Column' : '列', value: (column) => (english ? column.en : column.zh) },
  {
    title: english ? 'Required' : '必填',
    value: ({ required }) => (english ? (required ? 'yes' : 'no') : required ? '是' : '否'),
  },
  {
    title: english ? 'What it holds' : '说明',
    width: 80,
    value: ({ explained }) => (english ? explained.en : explained.zh),
  },
  { title: english ? 'Example (invented)' : '示例（虚构）', width: 40, value: ({ example }) => example },
]

/**
 * An empty roster. XLSX has a second sheet that explains each column, with the example there, where nobody can
 * import it by accident; CSV is the header only.
 */
export function templateOf(
  { columns, sheet }: Pick<RosterKind, 'columns' | 'sheet'>,
  format: 'xlsx' | 'csv',
  english: boolean,
): Promise<Uint8Array> {
  if (format === 'csv') return Promise.resolve(writeCsv(titled(columns, english), []))
  return writeWorkbook([
    sheetOf(english ? sheet.en : sheet.zh, titled(columns, english), []),
    sheetOf(english ? 'Columns' : '填写说明', explaining(english), columns),
  ])
}
