import type { Schemas } from '@alliance/client'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'

const contentTypes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}
const ending = (file: File) => file.name.split('.').at(-1)?.toLowerCase() ?? ''

export const isRoster = (file: File) => ending(file) in contentTypes

/** Sends the file's bytes as they are; the platform finds out the encoding. */
export const uploadRoster = (kind: Schemas['RosterKind'], file: File, key: string) =>
  settled(
    api.POST('/api/v1/membership/imports', {
      params: { query: { kind, fileName: file.name }, header: keyed(key) },
      headers: { 'content-type': contentTypes[ending(file)] ?? 'application/octet-stream' },
      // The document can only call a file's bytes a string.
      body: file as unknown as string,
      bodySerializer: (bytes) => bytes,
    }),
  )
