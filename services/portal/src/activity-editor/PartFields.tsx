import { Form, Input } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { Rows } from '../form/Rows.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import style from './ActivityEditor.module.css'
import { editorWords } from './editor.words.ts'
import { blank } from './values.ts'

type Path = (string | number)[]
interface PartProps {
  path: Path
}
interface KnownProps extends PartProps {
  known: ReadonlyMap<string, string>
}
const required = [{ required: true }]

/** One who speaks: a name and what they are. Who is in the register keeps their entry there. */
export function SpeakerPair({ path, number }: PartProps & { number?: number }) {
  const text = useWords(editorWords)
  return (
    <div className={style.pair}>
      <Form.Item name={[...path, 'name']} label={text.speaker(number)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={[...path, 'title']} label={text.speakerTitle}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={[...path, 'personId']} hidden>
        <Input />
      </Form.Item>
    </div>
  )
}

export function SpeakerFields({ path }: PartProps) {
  const text = useWords(editorWords)
  return (
    <Rows
      name={path}
      label={text.speaker}
      add={text.addSpeaker}
      remove={text.removeSpeaker}
      blank={blank.speaker}
      max={20}
    >
      {(row) => <SpeakerPair path={[row]} number={row + 1} />}
    </Rows>
  )
}

export function BranchFields({ path, known }: KnownProps) {
  const text = useWords(editorWords)
  const form = Form.useFormInstance()
  const nameOf = (row: number) => {
    const id = form.getFieldValue([...path, row]) as string | null
    const label = id ? known.get(id) : undefined
    return id && label ? { value: id, label } : null
  }
  return (
    <Rows
      name={path}
      label={text.branch}
      add={text.addBranch}
      remove={text.removeBranch}
      blank={() => null}
      max={20}
    >
      {(row) => (
        <Form.Item name={row} label={text.branch(row + 1)} rules={required}>
          <PartyOrganisationSelect known={nameOf(row)} />
        </Form.Item>
      )}
    </Rows>
  )
}

/** What a theme Party day has, whether it is the activity or a part of a salon. */
export function PartyDayFields({ path, known }: KnownProps) {
  const text = useWords(activityWords)
  const words = useWords(editorWords)
  return (
    <>
      <Form.Item name={[...path, 'theme']} label={text.theme} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <BranchFields path={[...path, 'branchIds']} known={known} />
      <Rows
        name={[...path, 'materials']}
        label={words.material}
        add={words.addMaterial}
        remove={words.removeMaterial}
        blank={blank.material}
        max={20}
      >
        {(row) => (
          <>
            <Form.Item name={[row, 'title']} label={words.material(row + 1)} rules={required}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[row, 'url']} label={words.materialUrl}>
              <Input inputMode="url" maxLength={500} placeholder="https://" />
            </Form.Item>
          </>
        )}
      </Rows>
    </>
  )
}
