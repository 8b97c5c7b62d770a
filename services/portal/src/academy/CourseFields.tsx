import { Checkbox, Form, Input, InputNumber, Select, Switch } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { Group } from '../activity-editor/Group.tsx'
import { HostSelect } from '../activity-editor/HostFields.tsx'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { DateField } from '../form/DateField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { Rows } from '../form/Rows.tsx'
import { SearchSelect, type Choice } from '../form/SearchSelect.tsx'
import { useWords } from '../language/words.ts'
import style from './Academy.module.css'
import { courseEditorWords } from './course-editor.words.ts'
import type { CourseValues } from './courseValues.ts'

interface CourseFieldsProps {
  /** One's own body, to begin with; `kept` where it was drafted already. */
  host: Choice | null | 'kept'
  /** Titles of the sessions that are there already. */
  titles: ReadonlyMap<string, string>
}
const required = [{ required: true }]

/** Everything about a course, as it is drafted and as it is changed. */
export function CourseFields({ host, titles }: CourseFieldsProps) {
  const text = useWords(courseEditorWords)
  const names = useWords(activityWords)
  const gives = Form.useWatch<boolean | undefined>('gives')
  return (
    <>
      <Group title={text.what}>
        <Form.Item name="title" label={text.title} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="aim" label={text.aim} rules={required}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
        </Form.Item>
        {host === 'kept' ? (
          <p className={style.hint}>{text.hostKept}</p>
        ) : (
          <Form.Item name="hostId" label={text.host} rules={required}>
            <HostSelect known={host} />
          </Form.Item>
        )}
      </Group>
      <Group title={text.when}>
        <div className={style.pair}>
          <Form.Item name="opensOn" label={text.opensOn} rules={required}>
            <DateField />
          </Form.Item>
          <Form.Item name="endsOn" label={text.endsOn} rules={required}>
            <DateField />
          </Form.Item>
          <Form.Item name="enrolUntil" label={text.enrolUntil} extra={text.enrolUntilHint}>
            <DateField />
          </Form.Item>
          <Form.Item name="capacity" label={text.capacity} extra={text.capacityHint}>
            <InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
      </Group>
      <Group title={text.sessions}>
        <p className={style.hint}>{text.sessionsHint}</p>
        <Rows
          name={['sessions']}
          label={text.session}
          add={text.addSession}
          remove={text.removeSession}
          blank={() => ({ activityId: null, required: false })}
          max={20}
          least={0}
        >
          {(row) => (
            <>
              <Form.Item name={[row, 'activityId']} label={text.activity} rules={required}>
                <SessionSelect titles={titles} />
              </Form.Item>
              <Form.Item name={[row, 'required']} valuePropName="checked">
                <Checkbox>{text.required}</Checkbox>
              </Form.Item>
            </>
          )}
        </Rows>
      </Group>
      <Group title={text.lecturers}>
        <p className={style.hint}>{text.lecturersHint}</p>
        <LecturerFields />
      </Group>
      <Group title={text.certificate}>
        <Form.Item name="gives" label={text.gives} valuePropName="checked">
          <Switch />
        </Form.Item>
        {gives && (
          <>
            <div className={style.pair}>
              <Form.Item name="leastSessions" label={text.leastSessions} rules={required}>
                <InputNumber min={0} max={20} precision={0} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item
                name="leastMinutes"
                label={text.leastMinutes}
                extra={text.leastMinutesHint}
                rules={required}
              >
                <InputNumber min={0} max={30_000} precision={0} style={{ width: '100%' }} />
              </Form.Item>
            </div>
            <Form.Item name="assessment" valuePropName="checked">
              <Checkbox>{text.assessment}</Checkbox>
            </Form.Item>
          </>
        )}
      </Group>
      <Group title={text.belongs}>
        <Form.Item name="actions" label={text.actions}>
          <Select mode="multiple" options={optionsOf(names.actionNames)} />
        </Form.Item>
        <Form.Item name="chains" label={text.chains}>
          <Select mode="multiple" options={optionsOf(names.chainNames)} />
        </Form.Item>
      </Group>
    </>
  )
}

interface PickProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
}

/** Picks an activity that one organises, by its title among the last ones. */
function SessionSelect({ titles, ...props }: PickProps & { titles: ReadonlyMap<string, string> }) {
  const label = props.value ? titles.get(props.value) : undefined
  return (
    <SearchSelect
      {...props}
      queryKey={['activities', 'choices']}
      known={props.value && label ? { value: props.value, label } : null}
      nameOf={async (activityId) =>
        (
          await settled(
            api.GET('/api/v1/events/activities/{activityId}', { params: { path: { activityId } } }),
          )
        ).activity.title
      }
      find={async (q) => {
        const { items } = await settled(
          api.GET('/api/v1/events/organised-activities', { params: { query: { limit: 200 } } }),
        )
        return items
          .filter(({ title, state }) => state !== 'cancelled' && title.includes(q ?? ''))
          .slice(0, 30)
          .map(({ id, title, startsAt }) => ({ value: id, label: `${title} · ${startsAt.slice(0, 10)}` }))
      }}
    />
  )
}

function LecturerFields() {
  const text = useWords(courseEditorWords)
  const form = Form.useFormInstance<CourseValues>()
  return (
    <Rows
      name={['lecturers']}
      label={text.lecturer}
      add={text.addLecturer}
      remove={text.removeLecturer}
      blank={() => ({ personId: null })}
      max={10}
      least={0}
    >
      {(row) => (
        <>
          <Form.Item name={[row, 'personId']} label={text.instructor}>
            <InstructorSelect onName={(name) => form.setFieldValue(['lecturers', row, 'name'], name)} />
          </Form.Item>
          <Form.Item name={[row, 'name']} label={text.name} rules={required}>
            <Input maxLength={120} />
          </Form.Item>
          <div className={style.pair}>
            <Form.Item name={[row, 'title']} label={text.position}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[row, 'organisation']} label={text.organisation}>
              <Input maxLength={120} />
            </Form.Item>
          </div>
        </>
      )}
    </Rows>
  )
}

/** Picks someone of the instructors' roster; their name is taken over. */
function InstructorSelect({ onName, onChange, ...props }: PickProps & { onName: (name: string) => void }) {
  return (
    <SearchSelect
      {...props}
      queryKey={['instructors', 'choices']}
      find={async (q) => {
        const { items } = await settled(
          api.GET('/api/v1/membership/instructors', { params: { query: { limit: 200 } } }),
        )
        return items
          .filter(({ name, letterNo }) => letterNo !== null && name.includes(q ?? ''))
          .map(({ personId, name }) => ({ value: personId, label: name }))
      }}
      nameOf={async (personId) => (await nameOf(personId)) ?? personId}
      onChange={(personId) => {
        onChange?.(personId)
        if (personId) void nameOf(personId).then((name) => name && onName(name))
      }}
    />
  )
}

const nameOf = async (personId: string): Promise<string | undefined> =>
  (
    await settled(api.GET('/api/v1/membership/instructors', { params: { query: { limit: 200 } } }))
  ).items.find((each) => each.personId === personId)?.name
