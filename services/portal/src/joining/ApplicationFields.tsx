import { Checkbox, Form, Input, Select } from 'antd'
import { chainWords } from '../chains/chain.words.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { applicationWords } from './application.words.ts'
import { joiningWords } from './joining.words.ts'

/** What an applicant is asked, and why. What the register knows is not asked. */
export function ApplicationFields() {
  const text = useWords(applicationWords)
  const joining = useWords(joiningWords)
  const kinds = useWords(memberKindWords)
  const { name } = useWords(chainWords)
  return (
    <>
      <Form.Item name="kind" label={joining.kind} extra={text.kindHint} rules={[{ required: true }]}>
        <Select options={optionsOf(kinds)} />
      </Form.Item>
      <Form.Item name="chainCode" label={joining.chain} extra={text.chainHint} rules={[{ required: true }]}>
        <Select options={optionsOf(name)} />
      </Form.Item>
      <Form.Item name="statement" label={text.statement} extra={text.statementHint}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
      <Form.Item name="contribution" label={text.contribution} extra={text.contributionHint}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="expectation" label={text.expectation} extra={text.expectationHint}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="charterAccepted" valuePropName="checked">
        <Checkbox>{text.charter}</Checkbox>
      </Form.Item>
    </>
  )
}
