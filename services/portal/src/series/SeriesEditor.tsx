import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { activityWords } from '../activities/activity.words.ts'
import { ActivityFields } from '../activity-editor/ActivityEditor.tsx'
import { contentOf, differing } from '../activity-editor/content.ts'
import { Group } from '../activity-editor/Group.tsx'
import { HostSelect } from '../activity-editor/HostFields.tsx'
import { blankValues, valuesOf, type EditorValues } from '../activity-editor/values.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { clockOf, minuteOf } from './recurrence.ts'
import { RecurrenceFields, type RecurrenceValues } from './RecurrenceFields.tsx'
import { seriesWords } from './series.words.ts'

type Series = Schemas['Series']

interface Values extends EditorValues {
  name: string
  description?: string
  ownerId: string | null
  chainCode?: Series['chainCode']
  numbered?: boolean
  recurs?: boolean
  recurrence: RecurrenceValues
}

const blankRecurrence: RecurrenceValues = {
  by: 'date',
  date: 5,
  nth: 1,
  weekday: 5,
  onHoliday: 'next_workday',
  starts: '14:00',
  ends: '16:00',
  from: today(),
  monthsAhead: 2,
}

function recurrenceOf(values: Values): Schemas['Recurrence'] | null {
  if (!values.recurs || values.kind === 'volunteering') return null
  const { by, date, nth, weekday, onHoliday, starts, ends, from, to, monthsAhead } = values.recurrence
  const { startsAt: _begins, endsAt: _ends, seriesId: _series, ...template } = contentOf(values)
  return {
    day: by === 'date' ? { by, date } : { by: 'weekday', nth, weekday },
    onHoliday,
    startMinute: minuteOf(starts),
    endMinute: minuteOf(ends),
    from,
    to: to ?? null,
    monthsAhead,
    template,
  }
}

const fieldsOf = (values: Values) => ({
  name: values.name,
  description: values.description ?? '',
  chainCode: values.chainCode ?? null,
  numbered: values.numbered ?? false,
  recurrence: recurrenceOf(values),
})

interface NewSeriesProps {
  onClose: () => void
}

export function NewSeries({ onClose }: NewSeriesProps) {
  const text = useWords(seriesWords)
  return (
    <FormDrawer<Values, Series>
      title={text.create}
      onClose={onClose}
      initial={{
        ...blankValues(null),
        kind: 'party_day',
        ownerId: null,
        numbered: false,
        recurs: false,
        recurrence: blankRecurrence,
      }}
      refreshes={[['series']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/events/series', {
            params: { header: keyed(key) },
            body: { ...fieldsOf(values), kind: values.kind, ownerId: values.ownerId! },
          }),
        )
      }
    >
      <SeriesFields />
    </FormDrawer>
  )
}

interface EditSeriesProps extends NewSeriesProps {
  series: Series
}

/** Changes a series, sending only what differs. */
export function EditSeries({ series, onClose }: EditSeriesProps) {
  const text = useWords(seriesWords)
  const [initial] = useState(() => valuesOfSeries(series))
  const [version, setVersion] = useState(series.version)
  const params = { path: { seriesId: series.id } }
  return (
    <FormDrawer<Values, Series>
      title={text.edit(series.name)}
      onClose={onClose}
      initial={initial}
      refreshes={[['series']]}
      onReload={() => {
        void settled(api.GET('/api/v1/events/series/{seriesId}', { params })).then((latest) =>
          setVersion(latest.version),
        )
      }}
      write={async (values) => {
        const changes = differing(fieldsOf(initial), fieldsOf({ ...values, kind: series.kind }))
        if (Object.keys(changes).length === 0) return series
        return settled(
          api.PATCH('/api/v1/events/series/{seriesId}', {
            params: { ...params, header: ifMatch({ version }) },
            body: changes,
          }),
        )
      }}
    >
      <SeriesFields of={series} />
    </FormDrawer>
  )
}

function valuesOfSeries({ recurrence, ...series }: Series): Values {
  const { name, description, ownerId, chainCode, numbered, kind } = series
  const own = { name, description, ownerId, chainCode, numbered, kind, recurs: recurrence !== null }
  if (!recurrence) return { ...blankValues(null), ...own, recurrence: blankRecurrence }
  const { template, day, startMinute, endMinute, from, to, monthsAhead, onHoliday } = recurrence
  const asActivity = { ...template, seriesId: null } as unknown as Schemas['Activity']
  return {
    ...valuesOf(asActivity),
    ...own,
    recurrence: {
      ...blankRecurrence,
      ...day,
      starts: clockOf(startMinute),
      ends: clockOf(endMinute),
      from,
      to: to ?? null,
      monthsAhead: monthsAhead ?? blankRecurrence.monthsAhead,
      onHoliday: onHoliday ?? blankRecurrence.onHoliday,
    },
  }
}

interface SeriesFieldsProps {
  /** The series that is changed: its kind and its keeper stay. */
  of?: Series
}
const required = [{ required: true }]
const noNames: ReadonlyMap<string, string> = new Map()

function SeriesFields({ of }: SeriesFieldsProps) {
  const text = useWords(seriesWords)
  const names = useWords(activityWords)
  const wished = Form.useWatch<boolean | undefined>('recurs')
  // Shifts are moments, which a month ahead has none of.
  const able = Form.useWatch<Values['kind'] | undefined>('kind') !== 'volunteering'
  const recurs = wished && able
  return (
    <>
      <Group title={text.series}>
        <Form.Item name="name" label={text.name} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="kind" label={names.kind} rules={required}>
          <Select options={optionsOf(names.kinds)} disabled={of !== undefined} />
        </Form.Item>
        {!of && (
          <Form.Item name="ownerId" label={text.owner} rules={required}>
            <HostSelect />
          </Form.Item>
        )}
        <Form.Item name="description" label={text.description}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="chainCode" label={names.chain}>
          <Select allowClear options={optionsOf(names.chainNames)} />
        </Form.Item>
        <Form.Item name="numbered" valuePropName="checked" extra={text.numberedNote}>
          <Checkbox>{text.numberedLabel}</Checkbox>
        </Form.Item>
      </Group>
      <Group title={text.recurs}>
        <Form.Item
          name="recurs"
          label={text.recursLabel}
          extra={able ? text.recursNote : text.recursNot}
          valuePropName="checked"
        >
          <Switch disabled={!able} />
        </Form.Item>
        {recurs && <RecurrenceFields />}
      </Group>
      {recurs && <ActivityFields template known={noNames} />}
    </>
  )
}
