import { Input } from 'antd'
import { useState } from 'react'

interface LinesFieldProps {
  id?: string
  value?: string[]
  onChange?: (lines: string[]) => void
  placeholder?: string
  rows?: number
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A short list, one entry a line. */
export function LinesField({ value = [], onChange, rows = 3, ...rest }: LinesFieldProps) {
  // What is typed keeps its empty lines until one leaves the field.
  const [typed, setTyped] = useState(() => value.join('\n'))
  return (
    <Input.TextArea
      {...rest}
      value={typed}
      autoSize={{ minRows: rows, maxRows: 12 }}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange?.(linesOf(event.target.value))
      }}
      onBlur={() => setTyped((text) => linesOf(text).join('\n'))}
    />
  )
}
