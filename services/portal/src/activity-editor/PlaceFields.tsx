import { Form, Select } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { Rows } from '../form/Rows.tsx'
import { useWords } from '../language/words.ts'
import { registrationWords } from '../registrations/registration.words.ts'
import { useMay } from '../session/me.ts'
import style from './ActivityEditor.module.css'
import { editorWords } from './editor.words.ts'
import { BranchFields } from './PartFields.tsx'
import type { PlaceValues, PlanValues } from './values.ts'

const at = ['registration', 'places']
const required = [{ required: true }]
const noNames: ReadonlyMap<string, string> = new Map()

/** Which kinds of place there are, of which seats, and for whom. */
export function PlaceFields() {
  const text = useWords(editorWords)
  const registration = useWords(registrationWords)
  const activity = useWords(activityWords)
  const pools = Form.useWatch<PlanValues['pools'] | undefined>(['registration', 'pools']) ?? []
  const places = Form.useWatch<PlaceValues[] | undefined>(at) ?? []
  const first = pools[0]?.no ?? 1
  return (
    <Rows
      name={at}
      label={text.placeKind}
      add={text.addPlace}
      remove={text.removePlace}
      blank={() => ({ kind: 'public', pool: first, audience: { for: 'everyone' } })}
      max={5}
    >
      {(row) => (
        <>
          <div className={style.triple}>
            <Form.Item name={[row, 'kind']} label={text.placeKind(row + 1)} rules={required}>
              <Select options={optionsOf(registration.places)} />
            </Form.Item>
            <Form.Item name={[row, 'pool']} label={text.fromPool} rules={required}>
              <Select
                options={pools.map((pool, i) => ({ value: pool?.no, label: pool?.name || text.pool(i + 1) }))}
              />
            </Form.Item>
            <Form.Item name={[row, 'audience', 'for']} label={text.audience} rules={required}>
              <Select options={optionsOf(activity.audiences)} />
            </Form.Item>
          </div>
          {places[row]?.audience?.for === 'party_organisations' && (
            <BranchFields path={[row, 'audience', 'partyOrganisationIds']} known={noNames} />
          )}
          {places[row]?.audience?.for === 'invited' && <Invited row={row} />}
        </>
      )}
    </Rows>
  )
}

function Invited({ row }: { row: number }) {
  const text = useWords(editorWords)
  const may = useMay()
  return (
    <>
      <Rows
        name={[row, 'audience', 'organisationIds']}
        label={text.invitedOrganisation}
        add={text.addInvitedOrganisation}
        remove={text.removeInvited}
        blank={() => null}
        least={0}
        max={50}
      >
        {(at) => (
          <Form.Item name={at} label={text.invitedOrganisation(at + 1)} rules={required}>
            <OrganisationSelect />
          </Form.Item>
        )}
      </Rows>
      {may('person:read') && (
        <Rows
          name={[row, 'audience', 'personIds']}
          label={text.invitedPerson}
          add={text.addInvitedPerson}
          remove={text.removeInvited}
          blank={() => null}
          least={0}
          max={200}
        >
          {(at) => (
            <Form.Item name={at} label={text.invitedPerson(at + 1)} rules={required}>
              <PersonSelect />
            </Form.Item>
          )}
        </Rows>
      )}
    </>
  )
}
