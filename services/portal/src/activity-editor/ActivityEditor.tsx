import type { Schemas } from '@alliance/client'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { activityWords } from '../activities/activity.words.ts'
import { activityQuery } from '../activities/activityQuery.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { MomentField } from '../form/MomentField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { useMe } from '../session/me.ts'
import { contentOf, differing } from './content.ts'
import { editorWords } from './editor.words.ts'
import { Group } from './Group.tsx'
import { HostFields } from './HostFields.tsx'
import { KindFields } from './KindFields.tsx'
import { PlanFields } from './PlanFields.tsx'
import { Reading } from './Reading.tsx'
import { SeriesSelect } from './SeriesSelect.tsx'
import { blankValues, valuesOf, type EditorValues } from './values.ts'
import { VenueFields } from './VenueFields.tsx'

type Activity = Schemas['Activity']

interface NewActivityProps {
  onClose: () => void
}

/** Drafts an activity; whoever acts for one unit drafts it as that unit's. */
export function NewActivity({ onClose }: NewActivityProps) {
  const text = useWords(editorWords)
  const navigate = useNavigate()
  const { roles } = useMe()
  const [own] = roles.flatMap(({ scope }) =>
    scope.id && scope.name && (scope.kind === 'org' || scope.kind === 'enterprise')
      ? [{ id: scope.id, name: scope.name }]
      : [],
  )
  return (
    <FormDrawer<EditorValues, Activity>
      title={text.create}
      onClose={onClose}
      initial={blankValues(own?.id ?? null)}
      refreshes={[['activities']]}
      submitLabel={text.saveDraft}
      done={(made) => void navigate({ to: '/activities/$activityId', params: { activityId: made.id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/events/activities', {
            params: { header: keyed(key) },
            body: contentOf(values),
          }),
        )
      }
    >
      <ActivityFields known={new Map(own ? [[own.id, own.name]] : [])} />
    </FormDrawer>
  )
}

interface EditActivityProps extends NewActivityProps {
  card: Schemas['ActivityCard']
}

/** Changes an activity, sending only what differs; once it is published, with a reason. */
export function EditActivity({ card, onClose }: EditActivityProps) {
  const text = useWords(editorWords)
  const cache = useQueryClient()
  const { activity, branches } = card
  // What was typed is compared with what it was typed over, so another's edit of the other fields stays.
  const [initial] = useState(() => valuesOf(activity))
  const [version, setVersion] = useState(activity.version)
  const isPublic = activity.state === 'published' || activity.state === 'ongoing'
  return (
    <FormDrawer<EditorValues, Activity>
      title={text.edit}
      onClose={onClose}
      initial={initial}
      refreshes={[['activities']]}
      onReload={() => {
        void cache
          .fetchQuery(activityQuery(activity.id))
          .then((latest) => setVersion(latest.activity.version))
      }}
      write={async (values) => {
        const after = contentOf({ ...values, venue: { ...initial.venue, ...values.venue } })
        const changes = differing(contentOf(initial), after)
        if (Object.keys(changes).length === 0) return activity
        return settled(
          api.PATCH('/api/v1/events/activities/{activityId}', {
            params: { path: { activityId: activity.id }, header: ifMatch({ version }) },
            body: { ...changes, ...(isPublic && values.reason ? { reason: values.reason } : {}) },
          }),
        )
      }}
    >
      {isPublic && (
        <Form.Item name="reason" label={text.reason} extra={text.reasonNote} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      )}
      <ActivityFields known={new Map([...activity.hosts, ...branches].map(({ id, name }) => [id, name]))} />
    </FormDrawer>
  )
}

interface ActivityFieldsProps {
  /** Names of hosts and branches that a search need not find. */
  known: ReadonlyMap<string, string>
  /** What a series drafts its activities from: the series gives the kind, the day and the time. */
  template?: boolean
}
const required = [{ required: true }]

/** Everything about an activity, as it is first drafted and as it is changed. */
export function ActivityFields({ known, template = false }: ActivityFieldsProps) {
  const text = useWords(editorWords)
  const names = useWords(activityWords)
  const kind = Form.useWatch<EditorValues['kind'] | undefined>('kind') ?? 'salon'
  const takes = Form.useWatch<boolean | undefined>('takes')
  const many = (
    name: 'chains' | 'actions' | 'links' | 'workLines',
    label: string,
    of: Record<string, string>,
  ) => (
    <Form.Item name={name} label={label}>
      <Select mode="multiple" options={optionsOf(of)} />
    </Form.Item>
  )
  return (
    <>
      <Group title={text.what}>
        {!template && (
          <Form.Item name="kind" label={names.kind} rules={required}>
            <Select options={optionsOf(names.kinds)} />
          </Form.Item>
        )}
        <Form.Item name="title" label={text.title} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="summary" label={text.summary}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        <KindFields kind={kind} known={known} />
        {!template && (
          <Form.Item name="seriesId" label={names.series}>
            <SeriesSelect kind={kind} />
          </Form.Item>
        )}
      </Group>
      <Group title={text.whenAndWhere}>
        {!template && (
          <>
            <Form.Item name="startsAt" label={text.startsAt} rules={required}>
              <MomentField label={text.startsAt} />
            </Form.Item>
            <Form.Item name="endsAt" label={text.endsAt} rules={required}>
              <MomentField label={text.endsAt} />
            </Form.Item>
          </>
        )}
        <VenueFields />
      </Group>
      <Group title={names.hosts}>
        <HostFields known={known} />
        <Reading />
      </Group>
      <Group title={text.belongs}>
        {many('actions', names.action, names.actionNames)}
        {many('links', names.link, names.linkNames)}
        {many('chains', names.chain, names.chainNames)}
        {many('workLines', names.line, names.lineNames)}
        <Form.Item name="cultureIntegration" valuePropName="checked">
          <Checkbox>{names.culture}</Checkbox>
        </Form.Item>
      </Group>
      <Group title={text.registration}>
        <Form.Item name="takes" label={text.takes} valuePropName="checked">
          <Switch />
        </Form.Item>
        {takes && <PlanFields template={template} />}
      </Group>
    </>
  )
}
