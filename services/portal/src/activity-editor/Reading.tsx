import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { useDebounced } from '../listing/useDebounced.ts'
import style from './ActivityEditor.module.css'
import { planOf } from './content.ts'
import { editorWords } from './editor.words.ts'
import type { EditorValues } from './values.ts'

/** What the facts say while one writes: whether it is a unit's own or joint, and which of the five links it speaks for. */
export function Reading() {
  const text = useWords(editorWords)
  const names = useWords(activityWords)
  const bilingual = useBilingual()
  const form = Form.useFormInstance<EditorValues>()
  const values = Form.useWatch<EditorValues>([], form)
  const hosts = (values?.hosts ?? []).flatMap(({ id, role } = { id: null, role: 'host' }) =>
    id ? [{ id, role }] : [],
  )
  const facts: Schemas['ActivityFacts'] = {
    kind: values?.kind ?? 'salon',
    hosts,
    chains: values?.chains ?? [],
    withPartyDay: values?.withPartyDay ?? false,
  }
  // Only the audiences of the places speak for a link, and only once each place is whole.
  const plan = values?.takes && values.registration?.pools ? soundPlan(values.registration) : null
  const asked = useDebounced(JSON.stringify({ ...facts, registration: plan }), 400)
  const body = JSON.parse(asked) as Schemas['ActivityFacts']
  const { data } = useQuery({
    queryKey: ['activity-reading', asked],
    queryFn: () => settled(api.POST('/api/v1/events/activity-readings', { body })),
    enabled: body.hosts.length > 0,
  })
  if (!data || hosts.length === 0) return null
  const chosen = values?.links ?? []
  const suggested = data.links.filter(({ code }) => !chosen.includes(code))
  return (
    <div className={style.reading} role="status">
      <p>
        <strong>{names.rotations[data.rotation]}</strong> · {bilingual(data.rotationReason)}
      </p>
      {suggested.length > 0 && (
        <ul>
          {suggested.map(({ code, reason }) => (
            <li key={code}>
              {text.suggests(names.linkNames[code])} {bilingual(reason)}{' '}
              <Button
                size="small"
                onClick={() => form.setFieldValue('links', [...chosen, code])}
                aria-label={`${text.take} ${names.linkNames[code]}`}
              >
                {text.take}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The plan as far as it can be read: a place whose names are still missing says nothing yet. */
function soundPlan(values: EditorValues['registration']): Schemas['RegistrationPlan'] | null {
  const plan = planOf({ ...values, questions: [], pools: values.pools ?? [], places: values.places ?? [] })
  const pools = plan.pools.filter(({ name, capacity }) => name && capacity > 0)
  const places = plan.places.filter(
    ({ audience }) => audience.for !== 'party_organisations' || audience.partyOrganisationIds.length > 0,
  )
  return pools.length > 0 && places.length > 0
    ? { ...plan, opensAt: null, closesAt: null, pools, places }
    : null
}
