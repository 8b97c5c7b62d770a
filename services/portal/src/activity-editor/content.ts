import type { Schemas } from '@alliance/client'
import type { DetailValues, EditorValues, PlaceValues, PlanValues } from './values.ts'

type Content = Pick<
  Schemas['NewActivity'],
  | 'title'
  | 'summary'
  | 'detail'
  | 'hosts'
  | 'chains'
  | 'actions'
  | 'links'
  | 'workLines'
  | 'cultureIntegration'
  | 'venue'
  | 'startsAt'
  | 'endsAt'
  | 'registration'
  | 'seriesId'
>

const given = <T>(list: readonly (T | null | undefined)[] | undefined): T[] =>
  (list ?? []).filter((each): each is T => each !== null && each !== undefined)
const speakersOf = (list: Schemas['Speaker'][] | undefined): Schemas['Speaker'][] =>
  (list ?? []).map(speakerOf)
const speakerOf = ({ name, title, personId }: Schemas['Speaker']): Schemas['Speaker'] => ({
  name,
  title: title || null,
  personId: personId ?? null,
})
const shiftsOf = (list: Schemas['ShiftNeed'][]): Schemas['ShiftNeed'][] =>
  list.map(({ label, startsAt, endsAt, people }) => ({ label, startsAt, endsAt, people }))
const partyDayOf = (part: Partial<Schemas['PartyDayPart']>): Schemas['PartyDayPart'] => ({
  branchIds: given<string>(part.branchIds),
  theme: part.theme ?? '',
  materials: (part.materials ?? []).map(({ title, url }) => ({ title, url: url || null })),
})

/** The fields that the kind has, and no others. */
export function detailOf(
  kind: Schemas['ActivityKind'],
  of: DetailValues,
  withPartyDay: boolean,
): Schemas['Activity']['detail'] {
  switch (kind) {
    case 'salon':
      return {
        kind,
        topics: of.topics ?? [],
        speakers: speakersOf(of.speakers),
        partyDay: withPartyDay ? partyDayOf(of.partyDay ?? {}) : null,
      }
    case 'course':
      return {
        kind,
        lecturers: speakersOf(of.lecturers),
        syllabus: of.syllabus ?? '',
        learningMinutes: of.learningMinutes ?? 0,
      }
    case 'party_day':
      return { kind, ...partyDayOf(of as Partial<Schemas['PartyDayPart']>) }
    case 'forum':
      return { kind, theme: of.theme ?? '', speakers: speakersOf(of.speakers), agenda: of.agenda ?? [] }
    case 'volunteering':
      return { kind, tasks: of.tasks ?? [], shifts: shiftsOf(of.shifts ?? []) }
    case 'study_visit':
      return {
        kind,
        sites: (of.sites ?? []).map(({ name, organisationId }) => ({
          name,
          organisationId: organisationId ?? null,
        })),
      }
    case 'ceremony':
      return { kind, programme: of.programme ?? [], withConference: of.withConference ?? false }
    case 'meeting':
      return { kind, form: of.form ?? 'other', agenda: of.agenda ?? [] }
    case 'lecture':
      return {
        kind,
        branchIds: given(of.branchIds),
        lecturer: speakerOf(of.lecturer ?? { name: '' }),
        topic: of.topic ?? '',
      }
  }
}

function venueOf({ mode, place, address, latitude, longitude, joinUrl }: EditorValues['venue']) {
  const where = {
    place: place ?? '',
    address: address || null,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
  }
  if (mode === 'onsite') return { mode, ...where }
  if (mode === 'online') return { mode, joinUrl: joinUrl || null }
  return { mode, ...where, joinUrl: joinUrl || null }
}

function audienceOf(of: PlaceValues['audience']): Schemas['Audience'] {
  if (of.for === 'party_organisations')
    return { for: of.for, partyOrganisationIds: given(of.partyOrganisationIds) }
  if (of.for === 'invited')
    return { for: of.for, personIds: given(of.personIds), organisationIds: given(of.organisationIds) }
  return { for: of.for }
}

/** The lowest number that no pool and no question of the form has yet. */
export const nextFree = (taken: ReadonlySet<number>): number => {
  let no = 1
  while (taken.has(no)) no++
  return no
}

export function planOf(of: PlanValues): Schemas['RegistrationPlan'] {
  const keys = new Set(given((of.questions ?? []).map(({ key }) => key)))
  return {
    admission: of.admission ?? 'order',
    opensAt: of.opensAt ?? null,
    closesAt: of.closesAt ?? null,
    offerMinutes: of.offerMinutes,
    pools: of.pools.map(({ no, name, capacity }) => ({ no, name, capacity })),
    places: of.places.map(({ kind, pool, audience }) => ({ kind, pool, audience: audienceOf(audience) })),
    questions: (of.questions ?? []).map(({ key, label, kind, options = [], required = false }) => {
      const own = key ?? `q${nextFree(new Set([...keys].map((each) => Number(each.slice(1)))))}`
      keys.add(own)
      return {
        key: own,
        label,
        kind,
        options: kind === 'choice' || kind === 'choices' ? options : [],
        required,
      }
    }),
  }
}

/** What of the form is sent. */
export const contentOf = (values: EditorValues): Content => ({
  title: values.title,
  summary: values.summary ?? '',
  detail: detailOf(values.kind, values.detail, values.withPartyDay ?? false),
  hosts: values.hosts.flatMap(({ id, role }) => (id ? [{ id, role }] : [])),
  chains: values.chains ?? [],
  actions: values.actions ?? [],
  links: values.links ?? [],
  workLines: values.workLines ?? [],
  cultureIntegration: values.cultureIntegration ?? false,
  venue: venueOf(values.venue),
  startsAt: values.startsAt ?? '',
  endsAt: values.endsAt ?? '',
  registration: values.takes ? planOf(values.registration) : null,
  seriesId: values.seriesId ?? null,
})

/** Of a change only what differs: arrangements may be changed by whoever may not change the text. */
export const differing = <T extends object>(before: T, after: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof T]),
    ),
  ) as Partial<T>
