import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useWords } from '../language/words.ts'
import { registrationWords } from './registration.words.ts'

type Value = Schemas['RegistrationAnswer']['value']
/** Answers as a form holds them, by the keys of their questions. */
export type AnswerValues = Record<string, Value | null | undefined>

/** What of a form is sent: questions that were left open are left out. */
export const answersOf = (values: AnswerValues): Schemas['RegistrationAnswer'][] =>
  Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [{ key, value }],
  )

interface QuestionFieldsProps {
  questions: readonly Schemas['RegistrationQuestion'][]
}

/** What an activity asks of those who register. */
export const QuestionFields = ({ questions }: QuestionFieldsProps) => (
  <>
    {questions.map((question) => (
      <QuestionField key={question.key} question={question} />
    ))}
  </>
)

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
