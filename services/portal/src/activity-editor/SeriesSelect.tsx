import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

interface SeriesSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  kind: Schemas['ActivityKind']
}

/** Picks a series of the kind of the activity. */
export function SeriesSelect({ value, onChange, kind, ...rest }: SeriesSelectProps) {
  const { data, isFetching } = useQuery({
    queryKey: ['series', 'choices', kind],
    queryFn: () => settled(api.GET('/api/v1/events/series', { params: { query: { kind, limit: 200 } } })),
  })
  return (
    <Select
      {...rest}
      value={value ?? null}
      allowClear
      loading={isFetching}
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next: string | null | undefined) => onChange?.(next ?? null)}
    />
  )
}
