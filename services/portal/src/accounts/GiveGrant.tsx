import type { Schemas } from '@alliance/client'
import { Form, Input, Select, type FormInstance } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import type { Role } from '../session/me.ts'
import { accountWords } from './account.words.ts'
import { roleScopes, roleWords } from './role.words.ts'
import { ScopeItems } from './ScopeItems.tsx'

interface GiveGrantProps {
  account: Schemas['Account']
  onClose: () => void
}

export function GiveGrant({ account, onClose }: GiveGrantProps) {
  const text = useWords(accountWords)
  const roles = useWords(roleWords)
  const takeRole = (form: FormInstance<Schemas['NewGrant']>) => (role: Role) =>
    form.setFieldsValue({ scope: { kind: roleScopes[role][0] ?? 'zone', id: null } })
  return (
    <FormDrawer<Schemas['NewGrant'], Schemas['Grant']>
      title={`${text.give}：${account.name}`}
      onClose={onClose}
      initial={{ from: today(), scope: { kind: 'zone', id: null } }}
      refreshes={[['grants']]}
      submitLabel={text.give}
      write={({ to, ...grant }, key) =>
        settled(
          api.POST('/api/v1/identity/accounts/{accountId}/grants', {
            params: { path: { accountId: account.id }, header: keyed(key) },
            body: {
              ...grant,
              scope: { kind: grant.scope.kind, id: grant.scope.id ?? null },
              ...(to ? { to } : {}),
            },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="role" label={text.role} rules={[{ required: true }]}>
            <Select
              options={optionsOf(roles.name)}
              onChange={takeRole(form)}
              showSearch={{ optionFilterProp: 'label' }}
            />
          </Form.Item>
          <ScopeItems />
          <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
            <DateField />
          </Form.Item>
          <Form.Item name="to" label={text.to}>
            <DateField />
          </Form.Item>
          <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
            <Input.TextArea minLength={2} maxLength={200} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}
