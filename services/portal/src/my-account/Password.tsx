import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { isRefusal, settled } from '../api/refusal.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { meQuery, useMe } from '../session/me.ts'
import { myAccountWords } from './my-account.words.ts'

interface Values {
  current: string | null
  next: string
  again: string
}

export function Password() {
  const text = useWords(myAccountWords)
  const { hasPassword } = useMe()
  const [changing, setChanging] = useState(false)
  const title = hasPassword ? text.change : text.set
  return (
    <>
      <p>{hasPassword ? text.hasPassword : text.noPassword}</p>
      <Button style={{ marginTop: 12 }} onClick={() => setChanging(true)}>
        {title}
      </Button>
      {changing && (
        <FormDrawer<Values, unknown>
          title={title}
          onClose={() => setChanging(false)}
          initial={{ current: null }}
          refreshes={[['my-sessions']]}
          done={() => void queries.invalidateQueries({ queryKey: meQuery.queryKey })}
          write={({ current, next }) =>
            settled(
              api.POST('/api/v1/identity/me/password', { body: { current: current ?? null, next } }),
            ).catch((error: unknown) => {
              // Here it can only be the current password.
              if (isRefusal(error, 'sign_in.failed')) error.problem.title = text.wrongCurrent
              throw error
            })
          }
        >
          {hasPassword && (
            <Form.Item name="current" label={text.currentPassword} rules={[{ required: true }]}>
              <Input.Password autoComplete="current-password" maxLength={128} />
            </Form.Item>
          )}
          <Form.Item name="next" label={text.newPassword} extra={text.rule} rules={[{ required: true }]}>
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Form.Item>
          <Form.Item
            name="again"
            label={text.repeat}
            dependencies={['next']}
            rules={[
              { required: true },
              ({ getFieldValue }) => ({
                validator: (_, again: string) =>
                  again === getFieldValue('next')
                    ? Promise.resolve()
                    : Promise.reject(new Error(text.differs)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Form.Item>
        </FormDrawer>
      )}
    </>
  )
}
