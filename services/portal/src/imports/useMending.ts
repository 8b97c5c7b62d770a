import type { Schemas } from '@alliance/client'
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'

type Row = Schemas['ImportRow']
type Pages = InfiniteData<{ items: Row[]; nextCursor: string | null }>

interface Mend {
  number: number
  body: Schemas['RowMend']
}

/** The corrections under way: what was typed in each row until the platform has checked it again. */
export function useMending(roster: Schemas['Import']) {
  const text = useWords(importWords)
  const cache = useQueryClient()
  const [drafts, setDrafts] = useState<Record<number, string[]>>({})
  const [said, setSaid] = useState('')
  const forget = (number: number) =>
    setDrafts((before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => key !== String(number))),
    )

  const mend = useMutation({
    mutationFn: ({ number, body }: Mend) =>
      settled(
        api.PATCH('/api/v1/membership/imports/{importId}/rows/{number}', {
          params: { path: { importId: roster.id, number } },
          body,
        }),
      ),
    onSuccess(checked) {
      forget(checked.number)
      setSaid(text.mended(checked.number, text.rowState[checked.state]))
      // The row stays where it is, whatever the filter, so that one sees what became of it.
      cache.setQueriesData<Pages>(
        { queryKey: ['imports', 'rows', roster.id] },
        (pages) =>
          pages && {
            ...pages,
            pages: pages.pages.map((page) => ({
              ...page,
              items: page.items.map((row) => (row.number === checked.number ? checked : row)),
            })),
          },
      )
      void cache.invalidateQueries({ queryKey: ['imports', 'one', roster.id] })
    },
  })
  return {
    open: roster.state === 'validated',
    said,
    error: mend.error,
    retry: () => mend.variables && mend.mutate(mend.variables),
    pending: mend.isPending ? mend.variables.number : null,
    draftOf: (row: Row) => drafts[row.number],
    edit: (row: Row) => setDrafts((before) => ({ ...before, [row.number]: [...row.cells] })),
    type: (row: Row, index: number, value: string) =>
      setDrafts((before) => ({
        ...before,
        [row.number]: (before[row.number] ?? row.cells).with(index, value),
      })),
    cancel: (row: Row) => forget(row.number),
    save: (row: Row) => mend.mutate({ number: row.number, body: { cells: drafts[row.number] ?? row.cells } }),
    choose: (row: Row, personId: string) => mend.mutate({ number: row.number, body: { personId } }),
    skip: (row: Row, skip: boolean) => mend.mutate({ number: row.number, body: { skip } }),
  }
}
export type Mending = ReturnType<typeof useMending>
