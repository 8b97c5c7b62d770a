import { Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { nameOfUnit } from '../form/nameOfUnit.ts'
import { Rows } from '../form/Rows.tsx'
import { SearchSelect, type Choice } from '../form/SearchSelect.tsx'
import { useWords } from '../language/words.ts'
import style from './ActivityEditor.module.css'
import { editorWords } from './editor.words.ts'
import { blank } from './values.ts'

interface HostSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  known?: Choice | null
}

/** Picks an organisation or a Party organisation: either may hold an activity. */
export const HostSelect = (props: HostSelectProps) => (
  <SearchSelect
    {...props}
    queryKey={['hosts', 'choices']}
    nameOf={nameOfUnit}
    find={async (q) => {
      const params = { params: { query: { q, limit: 20 } } }
      const [party, organisations] = await Promise.all([
        settled(api.GET('/api/v1/membership/party-organisations', params)),
        settled(api.GET('/api/v1/membership/organisations', params)),
      ])
      return [...party.items.filter(({ dissolvedOn }) => dissolvedOn === null), ...organisations.items].map(
        ({ id, name }) => ({ value: id, label: name }),
      )
    }}
  />
)

interface HostFieldsProps {
  /** Names of those that are there already. */
  known: ReadonlyMap<string, string>
}

export function HostFields({ known }: HostFieldsProps) {
  const text = useWords(editorWords)
  const form = Form.useFormInstance()
  const nameOf = (row: number) => {
    const id = form.getFieldValue(['hosts', row, 'id']) as string | null
    const label = id ? known.get(id) : undefined
    return id && label ? { value: id, label } : null
  }
  return (
    <Rows
      name={['hosts']}
      label={text.host}
      add={text.addHost}
      remove={text.removeHost}
      blank={blank.host}
      max={10}
    >
      {(row) => (
        <div className={style.pair}>
          <Form.Item name={[row, 'id']} label={text.host(row + 1)} rules={[{ required: true }]}>
            <HostSelect known={nameOf(row)} />
          </Form.Item>
          <Form.Item name={[row, 'role']} label={text.hostRole}>
            <Select
              options={[
                { value: 'host', label: text.hostRoles.host },
                { value: 'cohost', label: text.hostRoles.cohost },
              ]}
            />
          </Form.Item>
        </div>
      )}
    </Rows>
  )
}
