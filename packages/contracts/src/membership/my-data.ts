import { z } from '@hono/zod-openapi'
import { signedIn } from '../kit/access.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Affiliation } from './affiliations.ts'
import { PersonConsents } from './consents.ts'
import { Employment, Person, PersonAccess, Revealed } from './people.ts'
import { PersonRequest } from './person-requests.ts'

const OwnPost = z
  .strictObject({
    partyOrganisationName: z.string(),
    post: z.enum(['secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'youth', 'member']),
    from: DateOnly,
    to: orNull(DateOnly),
  })
  .openapi('OwnPost')

/** Where one’s development stands; what is in the case is told by the branch. */
const OwnDevelopment = z
  .strictObject({
    partyOrganisationName: z.string(),
    state: z.string(),
    stage: z.int(),
    openedOn: DateOnly,
    endedOn: orNull(DateOnly),
  })
  .openapi('OwnDevelopment')

const OwnInstructorTerm = z
  .strictObject({ letterNo: z.string(), from: DateOnly, to: DateOnly })
  .openapi('OwnInstructorTerm')

/** Everything kept of the person whose account asks. `person` is null where the account has no record. */
export const MyRecord = z
  .strictObject({
    person: orNull(Person),
    employments: z.array(Employment),
    affiliations: z.array(Affiliation),
    posts: z.array(OwnPost),
    instructorTerms: z.array(OwnInstructorTerm),
    development: z.array(OwnDevelopment),
    /** Other records that were merged into this one: the person is to know (PIPL Art. 24, 48). */
    mergedFrom: z.array(z.strictObject({ name: z.string(), at: Instant }).openapi('MergedFrom')),
  })
  .openapi('MyRecord')
export type MyRecord = z.infer<typeof MyRecord>

const tags = ['My data']

export const myRecord = route({
  method: 'get',
  path: '/me/record',
  operationId: 'getMyRecord',
  summary: 'What is kept of me, identifiers masked',
  tags,
  access: signedIn(),
  responses: { 200: answer(MyRecord, 'My record') },
})

export const changeMyRecord = route({
  method: 'patch',
  path: '/me/record',
  operationId: 'changeMyRecord',
  summary: 'Change my phone; what others rely on is asked for by `POST /me/requests`',
  tags,
  access: signedIn(),
  writes: 'versioned',
  request: {
    body: json(
      z.strictObject({ phone: z.string().trim().min(1).max(24).nullable() }).openapi('MyRecordChange'),
    ),
  },
  responses: {
    200: answer(Person, 'Changed'),
    ...errors('person.not_linked', 'person.closed', 'consent.required'),
  },
})

export const revealMine = route({
  method: 'post',
  path: '/me/reveals',
  operationId: 'revealMine',
  summary: 'A number of mine in clear',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { body: json(z.strictObject({ what: z.enum(['document', 'phone']) }).openapi('OwnReveal')) },
  responses: { 200: answer(Revealed, 'In clear'), ...errors('person.not_linked') },
})

export const myAccesses = lists({
  path: '/me/accesses',
  name: 'MyAccesses',
  summary: 'Who read my record, the last first',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  item: PersonAccess,
  columns: [
    { zh: '时间', en: 'At', value: (row) => row.at },
    { zh: '查阅人', en: 'Who', value: (row) => row.actorName },
    { zh: '内容', en: 'What', value: (row) => row.what },
    { zh: '理由', en: 'Reason', value: (row) => row.reason },
  ],
})

/** Everything kept of me, with the numbers in clear: the copy is the person’s own. */
export const MyCopy = z
  .strictObject({
    takenAt: Instant,
    record: MyRecord,
    document: z.string().nullable(),
    phone: z.string().nullable(),
    consents: PersonConsents,
    accesses: z.array(PersonAccess),
    requests: z.array(PersonRequest),
  })
  .openapi('MyCopy')
export type MyCopy = z.infer<typeof MyCopy>

const file = { schema: z.string().openapi({ format: 'binary' }) }

/** The right to a copy (PIPL Art. 45). */
export const myCopy = route({
  method: 'get',
  path: '/me/copy',
  operationId: 'copyMyData',
  summary: 'A copy of everything kept of me, to read or for a machine, numbers in clear',
  tags,
  access: signedIn(),
  request: { query: z.strictObject({ format: z.enum(['html', 'json']).default('html') }) },
  responses: {
    200: { description: 'The copy', content: { 'text/html': file, 'application/json': { schema: MyCopy } } },
    ...errors('person.not_linked'),
  },
})

export const myDataRoutes = [myRecord, changeMyRecord, revealMine, myAccesses.list, myAccesses.file, myCopy]
