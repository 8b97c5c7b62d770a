import { Link, useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { personWords } from '../people/person.words.ts'

interface ChooseOtherProps {
  personId: string
  onClose: () => void
}

/** Picks the record to compare this one with. */
export function ChooseOther({ personId, onClose }: ChooseOtherProps) {
  const text = useWords(personWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<{ other: string }, string>
      title={text.merge}
      submitLabel={text.next}
      initial={{}}
      onClose={onClose}
      write={async ({ other }) => {
        await navigate({ to: '/people/$personId/merge', params: { personId }, search: { with: other } })
        return other
      }}
    >
      <Form.Item name="other" label={text.other} extra={text.otherHint} rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
    </FormDrawer>
  )
}

interface MergedIntoProps {
  id: string
}

/** Where a merged record went. */
export function MergedInto({ id }: MergedIntoProps) {
  const text = useWords(personWords)
  return (
    <>
      {text.mergedInto}
      <Link to="/people/$personId" params={{ personId: id }}>
        {text.follow}
      </Link>
    </>
  )
}
