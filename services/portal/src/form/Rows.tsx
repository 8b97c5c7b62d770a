import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import style from './Rows.module.css'

type Path = (string | number)[]

interface RowsProps {
  name: Path
  /** What one row is, to name it and its buttons. */
  label: (number: number) => string
  add: string
  remove: (number: number) => string
  /** What a new row holds. */
  blank: () => unknown
  max: number
  /** How many must stay. */
  least?: number
  children: (row: number) => ReactNode
}

/** A list of the same few fields, which grows and shrinks. */
export const Rows = ({ name, label, add, remove, blank, max, least = 1, children }: RowsProps) => (
  <Form.List name={name}>
    {(fields, list) => (
      <div className={style.rows}>
        {fields.map((field, at) => (
          <div key={field.key} role="group" aria-label={label(at + 1)} className={style.row}>
            <div className={style.fields}>{children(field.name)}</div>
            {fields.length > least && (
              <Button
                type="text"
                aria-label={remove(at + 1)}
                icon={<DeleteOutlined aria-hidden="true" />}
                onClick={() => list.remove(field.name)}
              />
            )}
          </div>
        ))}
        {fields.length < max && (
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => list.add(blank())}>
            {add}
          </Button>
        )}
      </div>
    )}
  </Form.List>
)
