import type { Schemas } from '@alliance/client'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled, type FieldProblem } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { placeFaults } from '../form/placeFaults.ts'
import { formWords } from '../form/form.words.ts'
import { useWords } from '../language/words.ts'
import { answersOf, QuestionFields, type AnswerValues } from './QuestionFields.tsx'
import { registrationWords } from './registration.words.ts'
import style from './Registrations.module.css'

interface Values {
  placeKind: Schemas['PlaceKind']
  answers?: AnswerValues
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
          body: { placeKind, answers: answersOf(answers) },
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
      <QuestionFields questions={plan.questions ?? []} />
      <FaultNote error={register.error} {...(unplaced ? { unplaced } : {})} onRetry={() => fields.submit()} />
      <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>
        {text.register}
      </Button>
    </Form>
  )
}
