import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { activityQuery } from '../activities/activityQuery.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Page } from '../shell/Page.tsx'
import { registrationStep } from './OwnRegistration.tsx'
import { RegisterStaff } from './RegisterStaff.tsx'
import { registrationWords } from './registration.words.ts'
import { RegistrationTag } from './RegistrationTag.tsx'

/** Who registered at an activity, for its organisers and for employers. */
export function RegistrationsScreen() {
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId/registrations' })
  const { state } = useSearch({ from: '/signed-in/activities/$activityId/registrations' })
  const navigate = useNavigate({ from: '/activities/$activityId/registrations' })
  const text = useWords(registrationWords)
  const { at } = useDates()
  const [adding, setAdding] = useState(false)
  const { data: card } = useQuery(activityQuery(activityId))
  const list = useKeysetList(['activities', 'registrations', activityId, state], (cursor) =>
    settled(
      api.GET('/api/v1/events/activities/{activityId}/registrations', {
        params: { path: { activityId }, query: { state, cursor } },
      }),
    ),
  )
  const remove = useIntent({
    refreshes: [['activities']],
    write: (registrationId: string, key) => registrationStep(registrationId, 'withdrawal', key),
  })
  const adds = card?.may.includes('edit') ? text.addPeople : text.registerStaff
  const removable = (row: Schemas['Registration']) =>
    card?.may.includes('register_staff') === true &&
    ['pending', 'confirmed', 'waiting', 'offered'].includes(row.state)
  return (
    <Page
      title={text.registrations}
      lead={
        <>
          {card && (
            <Link to="/activities/$activityId" params={{ activityId }}>
              {card.activity.title}
            </Link>
          )}{' '}
          {text.registrationsLead}
        </>
      }
      actions={
        card?.may.includes('register_staff') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {adds}
          </Button>
        )
      }
    >
      <Filters>
        <Filter label={text.state}>
          <Select<Schemas['RegistrationState'] | ''>
            value={state ?? ''}
            options={[{ value: '', label: text.all }, ...optionsOf(text.states)]}
            onChange={(next) => void navigate({ search: { state: next || undefined }, replace: true })}
          />
        </Filter>
        <ExportLinks of={`events/activities/${activityId}/registrations`} query={{ state }} />
      </Filters>
      <FaultNote error={remove.error} />
      <Listing
        caption={text.registrations}
        list={list}
        rowKey={(row) => row.id}
        empty={text.nobody}
        columns={[
          { title: text.sequence, numeric: true, cell: (row) => row.sequence },
          { title: text.name, heading: true, cell: (row) => row.displayName },
          { title: text.organisation, cell: (row) => row.organisationName },
          { title: text.place, cell: (row) => text.places[row.placeKind] },
          { title: text.state, cell: (row) => <RegistrationTag state={row.state} /> },
          {
            title: text.answers,
            cell: (row) => row.answers.map(({ value }) => answerText(value, text)).join('；'),
          },
          { title: text.by, cell: (row) => text.bys[row.registeredBy] },
          { title: text.registeredAt, cell: (row) => at(row.registeredAt) },
          {
            title: text.remove,
            cell: (row) =>
              removable(row) && (
                <Popconfirm
                  title={text.removeSure}
                  okText={text.remove}
                  cancelText={text.keep}
                  onConfirm={() => remove.mutate(row.id)}
                >
                  <Button size="small" danger aria-label={`${text.remove} ${row.displayName}`}>
                    {text.remove}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      {adding && card?.activity.registration && (
        <RegisterStaff
          title={adds}
          activityId={activityId}
          plan={card.activity.registration}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  )
}

const answerText = (
  value: Schemas['RegistrationAnswer']['value'],
  text: { yes: string; no: string },
): string =>
  typeof value === 'boolean'
    ? value
      ? text.yes
      : text.no
    : Array.isArray(value)
      ? value.join('、')
      : String(value)
