import { Checkbox, Form, Input, Select } from 'antd'
import { LinesField } from '../form/LinesField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { Rows } from '../form/Rows.tsx'
import { useWords } from '../language/words.ts'
import style from './ActivityEditor.module.css'
import { editorWords } from './editor.words.ts'
import { blank, type PlanValues } from './values.ts'

const at = ['registration', 'questions']

/** What those who register are asked. */
export function QuestionPlanFields() {
  const text = useWords(editorWords)
  const questions = Form.useWatch<PlanValues['questions'] | undefined>(at) ?? []
  return (
    <Rows
      name={at}
      label={text.question}
      add={text.addQuestion}
      remove={text.removeQuestion}
      blank={blank.question}
      least={0}
      max={12}
    >
      {(row) => {
        const kind = questions[row]?.kind
        return (
          <>
            <div className={style.pair}>
              <Form.Item name={[row, 'label']} label={text.question(row + 1)} rules={[{ required: true }]}>
                <Input maxLength={120} />
              </Form.Item>
              <Form.Item name={[row, 'kind']} label={text.questionKind}>
                <Select options={optionsOf(text.questionKinds)} />
              </Form.Item>
            </div>
            {(kind === 'choice' || kind === 'choices') && (
              <Form.Item
                name={[row, 'options']}
                label={text.options}
                extra={text.onePerLine}
                rules={[{ required: true }]}
              >
                <LinesField />
              </Form.Item>
            )}
            <Form.Item name={[row, 'required']} valuePropName="checked">
              <Checkbox>{text.required}</Checkbox>
            </Form.Item>
            <Form.Item name={[row, 'key']} hidden>
              <Input />
            </Form.Item>
          </>
        )
      }}
    </Rows>
  )
}
