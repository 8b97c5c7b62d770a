import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { instructorWords } from './instructor.words.ts'
import style from './Instructors.module.css'
import { MonthStrip } from './MonthStrip.tsx'

interface HostsProps {
  card: Schemas['InstructorCard']
  mayAppoint: boolean
}
type Assignment = Schemas['Assignment']

/** The hosts, with the months in which each was visited. */
export function Hosts({ card: { instructor, assignments }, mayAppoint }: HostsProps) {
  const text = useWords(instructorWords)
  const [assigning, setAssigning] = useState(false)
  const [ending, setEnding] = useState<Assignment | null>(null)
  const path = { instructorId: instructor.id }
  const refreshes = [['instructors']]
  return (
    <Panel
      title={text.hosts}
      actions={mayAppoint && <Button onClick={() => setAssigning(true)}>{text.assign}</Button>}
    >
      {assignments.length === 0 && <p className={style.hint}>{text.noHosts}</p>}
      <ul className={style.hosts}>
        {assignments.map((each) => (
          <li key={each.id}>
            <div className={style.hostHead}>
              <Link to="/organisations/$organisationId" params={{ organisationId: each.organisationId }}>
                {each.organisationName}
              </Link>
              <span className={style.missed} data-missed={each.missed > 0 || undefined}>
                {text.missed(each.missed)}
              </span>
              {mayAppoint && each.to > today() && (
                <Button size="small" onClick={() => setEnding(each)}>
                  {text.endAssignment}
                </Button>
              )}
            </div>
            <small>
              {each.from} – {each.to}
              {each.conflictApproval && ` · ${text.conflict}：${each.conflictApproval}`}
            </small>
            <MonthStrip months={each.months} />
          </li>
        ))}
      </ul>
      {assigning && (
        <FormDrawer<
          Pick<Schemas['NewAssignment'], 'organisationId' | 'from' | 'conflictApproval'>,
          Assignment
        >
          title={text.assign}
          onClose={() => setAssigning(false)}
          initial={{ from: instructor.from > today() ? instructor.from : today() }}
          refreshes={refreshes}
          write={({ conflictApproval, ...values }, key) =>
            settled(
              api.POST('/api/v1/membership/instructors/{instructorId}/assignments', {
                params: { path, header: keyed(key) },
                body: {
                  ...values,
                  conflictApproval: conflictApproval || null,
                  sourceRef: null,
                  isDemo: false,
                },
              }),
            )
          }
        >
          <Form.Item name="organisationId" label={text.host} rules={[{ required: true }]}>
            <OrganisationSelect />
          </Form.Item>
          <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
            <DateField min={instructor.from} />
          </Form.Item>
          <Form.Item name="conflictApproval" label={text.conflict} extra={text.conflictHint}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </FormDrawer>
      )}
      {ending && (
        <FormDrawer<{ on: string }, Assignment>
          title={text.endTitle(ending.organisationName)}
          onClose={() => setEnding(null)}
          initial={{ on: today() }}
          refreshes={refreshes}
          submitLabel={text.endAssignment}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/membership/instructors/{instructorId}/assignments/{assignmentId}/end', {
                params: { path: { ...path, assignmentId: ending.id }, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
            <DateField min={ending.from} />
          </Form.Item>
        </FormDrawer>
      )}
    </Panel>
  )
}
