import { Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { SearchSelect } from '../form/SearchSelect.tsx'
import { useWords } from '../language/words.ts'
import type { Role } from '../session/me.ts'
import { accountWords } from './account.words.ts'
import { roleScopes, roleWords, type ScopeKind } from './role.words.ts'

/** Where the role holds: the kinds that the role allows, and the one place of that kind. */
export function ScopeItems() {
  const text = useWords(accountWords)
  const roles = useWords(roleWords)
  const role = Form.useWatch<Role | undefined>('role')
  const kind = Form.useWatch<ScopeKind | undefined>(['scope', 'kind'])
  const kinds = role ? roleScopes[role] : []
  return (
    <>
      <Form.Item name={['scope', 'kind']} label={text.scope} rules={[{ required: true }]}>
        <Select
          disabled={kinds.length < 2}
          options={(kinds.length > 0 ? kinds : (['zone'] as const)).map((value) => ({
            value,
            label: roles.scope[value],
          }))}
        />
      </Form.Item>
      {(kind === 'org' || kind === 'enterprise') && (
        <Form.Item key={kind} name={['scope', 'id']} label={text.scopeTarget} rules={[{ required: true }]}>
          <SearchSelect
            queryKey={['scopes', kind]}
            find={async (name) => {
              const page = await settled(
                api.GET('/api/v1/identity/scopes', { params: { query: { kind, name, limit: 20 } } }),
              )
              return page.items
                .filter((each) => each.active)
                .map((each) => ({ value: each.id, label: each.name }))
            }}
          />
        </Form.Item>
      )}
      {(kind === 'plot' || kind === 'partner') && (
        <Form.Item key={kind} name={['scope', 'id']} label={text.scopeTarget} rules={[{ required: true }]}>
          <Input maxLength={80} />
        </Form.Item>
      )}
    </>
  )
}
