import type { Schemas } from '@alliance/client'
import { Select } from 'antd'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Filter } from '../listing/Filters.tsx'
import { circleWords } from './circle.words.ts'
import { resourceWords } from './resource.words.ts'

interface CategoryFilterProps {
  value: Schemas['ResourceCategory'] | undefined
  onChange: (category: Schemas['ResourceCategory'] | undefined) => void
}

export function CategoryFilter({ value, onChange }: CategoryFilterProps) {
  const text = useWords(resourceWords)
  const { resource } = useWords(circleWords)
  return (
    <Filter label={text.category}>
      <Select
        value={value ?? null}
        options={optionsOf(resource)}
        allowClear
        placeholder={text.all}
        onChange={(next: Schemas['ResourceCategory'] | null | undefined) => onChange(next || undefined)}
      />
    </Filter>
  )
}
