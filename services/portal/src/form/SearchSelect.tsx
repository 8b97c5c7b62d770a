import { useQuery, type QueryKey } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { useDebounced } from '../listing/useDebounced.ts'
import { formWords } from './form.words.ts'

export interface Choice {
  value: string
  label: string
}

interface SearchSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  /** Names the question in the cache; the typed text is added. */
  queryKey: QueryKey
  find: (text: string | undefined) => Promise<Choice[]>
  /** The present value's name, which the search need not find. */
  known?: Choice | null
  /** Asked for a present value whose name is neither known nor found. */
  nameOf?: (value: string) => Promise<string>
  'aria-label'?: string
}

/** Picks one of very many by typing: the platform searches, not the page. */
export function SearchSelect({ value, onChange, queryKey, find, known, nameOf, ...rest }: SearchSelectProps) {
  const text = useWords(formWords)
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<Choice | null>(known ?? null)
  const searched = useDebounced(typed.trim())
  const { data = [], isFetching } = useQuery({
    queryKey: [...queryKey, searched],
    queryFn: () => find(searched || undefined),
  })
  const held = value && picked?.value !== value && data.every((choice) => choice.value !== value)
  const named = useQuery({
    queryKey: [...queryKey, 'name', value],
    queryFn: () => nameOf!(value!),
    enabled: Boolean(held && nameOf && !isFetching),
    staleTime: Infinity,
  })
  const shown = held ? { value, label: named.data ?? text.chosen } : picked
  const options =
    shown && !searched && data.every((choice) => choice.value !== shown.value) ? [shown, ...data] : data
  return (
    <Select
      {...rest}
      value={value ?? null}
      options={options}
      placeholder={text.search}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      notFoundContent={isFetching ? text.searching : text.nothing}
      onChange={(next: string | null | undefined) => {
        setPicked(data.find((choice) => choice.value === next) ?? null)
        setTyped('')
        onChange?.(next ?? null)
      }}
    />
  )
}
