import type { Schemas } from '@alliance/client'
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled, type FieldProblem } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { placeFaults } from '../form/placeFaults.ts'
import { formWords } from '../form/form.words.ts'
import { useWords } from '../language/words.ts'
import { registrationWords } from './registration.words.ts'
import style from './Registrations.module.css'

type Value = Schemas['RegistrationAnswer']['value']
interface Values {
  placeKind: Schemas['PlaceKind']
  answers?: Record<string, Value | undefined>
}

interface RegisterFormProps {
  activityId: string
  plan: Schemas['RegistrationPlan']
}

/** One tap where there is one kind of place and nothing asked; else as few fields as the plan has. */
export function RegisterForm({ activityId, plan }: RegisterFormProps) {
  const text = useWords(registrationWords)
  const form = useWords(formWords)
  const [fields] = Form.useForm<Values>()
  const [unplaced, setUnplaced] = useState<FieldProblem[]>()
  const register = useIntent({
    refreshes: [['activities'], ['my-registrations']],
    write: ({ placeKind, answers = {} }: Values, key) =>
      settled(
        api.POST('/api/v1/events/activities/{activityId}/registrations', {
          params: { path: { activityId }, header: keyed(key) },
          body: {
            placeKind,
            answers: Object.entries(answers).flatMap(([name, value]) =>
              value === undefined || value === '' || value === null ? [] : [{ key: name, value }],
            ),
          },
        }),
      ),
  })
  const kinds = plan.places.map(({ kind }) => kind)
  return (
    <Form
      form={fields}
      layout="vertical"
      className={style.form ?? ''}
      initialValues={{ placeKind: kinds.includes('public') ? 'public' : kinds[0] }}
      validateMessages={{ required: form.required }}
      onFinish={(values) =>
        register.mutate(values, { onError: (error) => setUnplaced(placeFaults(fields, error)) })
      }
    >
      {kinds.length > 1 ? (
        <Form.Item name="placeKind" label={text.place}>
          <Radio.Group
            className={style.places ?? ''}
            options={kinds.map((kind) => ({ value: kind, label: text.places[kind] }))}
          />
        </Form.Item>
      ) : (
        <Form.Item name="placeKind" hidden>
          <Input />
        </Form.Item>
      )}
      {plan.questions?.map((question) => (
        <QuestionField key={question.key} question={question} />
      ))}
      <FaultNote error={register.error} {...(unplaced ? { unplaced } : {})} onRetry={() => fields.submit()} />
      <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>
        {text.register}
      </Button>
    </Form>
  )
}

interface QuestionFieldProps {
  question: Schemas['RegistrationQuestion']
}

function QuestionField({ question: { key, label, kind, options = [], required } }: QuestionFieldProps) {
  const text = useWords(registrationWords)
  const rules = [{ required: required === true }]
  const name = ['answers', key]
  const choices = options.map((option) => ({ value: option, label: option }))
  return (
    <Form.Item name={name} label={label} rules={rules}>
      {kind === 'text' ? (
        <Input maxLength={500} />
      ) : kind === 'number' ? (
        <InputNumber inputMode="decimal" />
      ) : kind === 'yes_no' ? (
        <Radio.Group
          options={[
            { value: true, label: text.yes },
            { value: false, label: text.no },
          ]}
        />
      ) : kind === 'choice' ? (
        options.length <= 4 ? (
          <Radio.Group options={choices} />
        ) : (
          <Select options={choices} />
        )
      ) : (
        <Checkbox.Group options={choices} />
      )}
    </Form.Item>
  )
}
