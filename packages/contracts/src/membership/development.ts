import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { PageQuery, pageOf } from '../kit/page.ts'
import { AsOf, Bilingual, DateOnly, Instant, Name, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { DevelopmentAct } from './development-steps.ts'
import { Origin } from './organisations.ts'

/** 《中国共产党发展党员工作细则》: of 2014, and as published on 2026-05-18. A case keeps the one it was opened under. */
export const RuleSet = z.enum(['2014', '2026']).openapi('DevelopmentRuleSet')
export type RuleSet = z.infer<typeof RuleSet>

export const CaseState = z
  .enum(['open', 'converted', 'disqualified', 'withdrawn', 'transferred'])
  .openapi('DevelopmentCaseState')
export type CaseState = z.infer<typeof CaseState>

export const Stage = z.int().min(1).max(5)

/** How the next deadline stands today; `none` where no deadline runs. */
export const DueStanding = z.enum(['overdue', 'due_soon', 'running', 'none']).openapi('DevelopmentStanding')
export type DueStanding = z.infer<typeof DueStanding>

export const DevelopmentCase = z
  .strictObject({
    id: idOf('developmentCase'),
    personId: idOf('person'),
    personName: z.string(),
    partyOrganisationId: idOf('partyOrganisation'),
    partyOrganisationName: z.string(),
    ruleSet: RuleSet,
    openedOn: DateOnly,
    state: CaseState,
    endedOn: orNull(DateOnly),
    /** Who decided on an end other than conversion. */
    endedBy: z.string().nullable(),
    /** Of the latest step that is recorded. */
    stage: Stage,
    nextAct: orNull(DevelopmentAct),
    /** From when the next act may be recorded; null where something it rests on is missing. */
    possibleOn: orNull(DateOnly),
    dueOn: orNull(DateOnly),
    dueRule: z.string().nullable(),
    standing: DueStanding,
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('DevelopmentCase')
export type DevelopmentCase = z.infer<typeof DevelopmentCase>

export const NewDevelopmentCase = z
  .strictObject({
    personId: idOf('person'),
    partyOrganisationId: idOf('partyOrganisation'),
    openedOn: DateOnly,
    ...Origin,
  })
  .openapi('NewDevelopmentCase')
export type NewDevelopmentCase = z.infer<typeof NewDevelopmentCase>

const count = (max: number) => z.int().min(0).max(max).nullable().default(null)

/** The numbers that some acts are recorded with; never what was said or found. */
export const Figures = z
  .strictObject({
    /** Cultivation contacts (PD-04). */
    contacts: count(10),
    /** Of training (PD-10). */
    days: count(60),
    classHours: count(400),
    /** Of a branch meeting (PD-12): entitled to vote, present of them, in favour. */
    entitled: count(5000),
    present: count(5000),
    inFavour: count(5000),
    /** By which probation is extended (PD-16). */
    months: count(24),
  })
  .openapi('DevelopmentFigures')
export type Figures = z.infer<typeof Figures>

const entryFields = {
  act: DevelopmentAct,
  on: DateOnly,
  /** Which body or person decided or did it. */
  decider: Name,
  outcome: z.enum(['done', 'not_passed']),
  /** How the superior committee took the listing: 同意 or 备案 (PD-08). */
  opinion: z.enum(['agreed', 'filed']).nullable(),
  figures: Figures,
}

export const NewDevelopmentEntry = z
  .strictObject({
    ...entryFields,
    outcome: entryFields.outcome.default('done'),
    opinion: entryFields.opinion.default(null),
    figures: Figures.default({
      contacts: null,
      days: null,
      classHours: null,
      entitled: null,
      present: null,
      inFavour: null,
      months: null,
    }),
    ...Origin,
  })
  .openapi('NewDevelopmentEntry')
export type NewDevelopmentEntry = z.infer<typeof NewDevelopmentEntry>

/** What stands instead of a wrong entry; `void` where the act never happened. The wrong one stays to be read. */
export const EntryCorrection = z
  .strictObject({
    on: DateOnly,
    decider: Name,
    outcome: z.enum(['done', 'not_passed', 'void']).default('done'),
    opinion: entryFields.opinion.default(null),
    figures: NewDevelopmentEntry.shape.figures,
    reason: Name,
  })
  .openapi('DevelopmentEntryCorrection')
export type EntryCorrection = z.infer<typeof EntryCorrection>

/** Why an entry was accepted: the rules that were asked and what they saw. */
export const EntryReceipt = z
  .strictObject({
    ruleSet: RuleSet,
    rulesVersion: z.string(),
    decidedAt: Instant,
    reasons: z.array(
      z.strictObject({
        rule: z.string(),
        from: orNull(DateOnly),
        date: orNull(DateOnly),
        verdict: z.string(),
      }),
    ),
  })
  .openapi('DevelopmentReceipt')
export type EntryReceipt = z.infer<typeof EntryReceipt>

export const DevelopmentEntry = z
  .strictObject({
    id: idOf('developmentEntry'),
    ...entryFields,
    outcome: z.enum(['done', 'not_passed', 'void']),
    corrects: idOf('developmentEntry').nullable(),
    reason: z.string().nullable(),
    recordedAt: Instant,
    receipt: EntryReceipt,
    provenance: Provenance,
    isDemo: z.boolean(),
  })
  .openapi('DevelopmentEntry')
export type DevelopmentEntry = z.infer<typeof DevelopmentEntry>

/** One of the clocks PD-01…PD-19 in a case. `date` is its earliest date or its deadline. */
export const ClockStatus = z
  .strictObject({
    rule: z.string(),
    kind: z.enum(['deadline', 'earliest', 'window', 'manual']),
    severity: z.enum(['binding', 'normal']),
    article: Bilingual,
    text: Bilingual,
    from: orNull(DevelopmentAct),
    to: orNull(DevelopmentAct),
    date: orNull(DateOnly),
    /** Set past the days that the working-day calendar covers. */
    provisional: z.boolean(),
    state: z.enum([
      'waiting',
      'running',
      'due_soon',
      'overdue',
      'kept',
      'late',
      'reached',
      'too_early',
      'by_hand',
    ]),
  })
  .openapi('DevelopmentClock')
export type ClockStatus = z.infer<typeof ClockStatus>

/** A rule that was not kept; `on: null` while the act is still owed. */
export const Breach = z
  .strictObject({
    rule: z.string(),
    kind: z.enum(['late', 'too_early']),
    date: DateOnly,
    on: orNull(DateOnly),
  })
  .openapi('DevelopmentBreach')
export type Breach = z.infer<typeof Breach>

/** An act in a case: what is recorded of it, and whether it may be recorded now. */
export const ActStatus = z
  .strictObject({
    act: DevelopmentAct,
    entry: orNull(DevelopmentEntry),
    /** Recorded before, and passed over by a later one of the same act. */
    earlier: z.array(DevelopmentEntry),
    state: z.enum(['possible', 'too_early', 'missing', 'barred', 'lapsed', 'recorded', 'closed']),
    skipped: z.boolean(),
    earliestOn: orNull(DateOnly),
    provisional: z.boolean(),
    missing: z.array(DevelopmentAct),
    rules: z.array(z.string()),
  })
  .openapi('DevelopmentActStatus')
export type ActStatus = z.infer<typeof ActStatus>

export const MaterialKind = z
  .enum([
    'application',
    'talk_record',
    'recommendation',
    'cultivation_form',
    'publicity_notice',
    'candidate_filing',
    'political_review',
    'training_certificate',
    'pre_review',
    'application_form',
    'branch_resolution',
    'approval',
    'conversion_request',
    'conversion_resolution',
    'conversion_approval',
  ])
  .openapi('DevelopmentMaterialKind')
export type MaterialKind = z.infer<typeof MaterialKind>

/** Whether a paper lies in the branch's own file; its content never comes here (law-and-privacy.md §8.5). */
export const Material = z
  .strictObject({ kind: MaterialKind, present: z.boolean(), on: orNull(DateOnly), notedAt: orNull(Instant) })
  .openapi('DevelopmentMaterial')
export type Material = z.infer<typeof Material>

export const NewMaterial = z
  .strictObject({ kind: MaterialKind, present: z.boolean(), on: DateOnly })
  .openapi('NewDevelopmentMaterial')
export type NewMaterial = z.infer<typeof NewMaterial>

/** A case as of a date: entries dated later are left out, and the clocks stand as they stood on that day. */
export const DevelopmentCard = z
  .strictObject({
    asOf: DateOnly,
    case: DevelopmentCase,
    acts: z.array(ActStatus),
    clocks: z.array(ClockStatus),
    breaches: z.array(Breach),
    /** Entries that were corrected, with what corrected them. */
    corrected: z.array(DevelopmentEntry),
    materials: z.array(Material),
    probation: orNull(z.strictObject({ from: DateOnly, to: DateOnly, extended: z.boolean() })),
  })
  .openapi('DevelopmentCard')
export type DevelopmentCard = z.infer<typeof DevelopmentCard>

export const CaseEnd = z
  .strictObject({
    state: z.enum(['disqualified', 'withdrawn', 'transferred']),
    on: DateOnly,
    decider: Name,
  })
  .openapi('DevelopmentCaseEnd')
export type CaseEnd = z.infer<typeof CaseEnd>

/** One column of the board. Counts stop at 200. */
export const BoardStage = z
  .strictObject({
    stage: Stage,
    count: z.int(),
    overdue: z.int(),
    cut: z.boolean(),
    cases: z.array(DevelopmentCase),
  })
  .openapi('DevelopmentBoardStage')
export const DevelopmentBoard = z
  .strictObject({ asOf: DateOnly, stages: z.array(BoardStage) })
  .openapi('DevelopmentBoard')
export type DevelopmentBoard = z.infer<typeof DevelopmentBoard>

const tags = ['Member development']
const params = z.strictObject({ caseId: idOf('developmentCase') })

/** Without an export: development status does not leave the platform (law-and-privacy.md §8.1). */
export const listDevelopmentCases = route({
  method: 'get',
  path: '/development-cases',
  operationId: 'listDevelopmentCases',
  summary: 'Cases of member development, the one due first before the others',
  tags,
  access: can('development:read'),
  request: {
    query: PageQuery.extend({
      state: CaseState.default('open'),
      stage: z.coerce.number().int().min(1).max(5).optional(),
      dueBy: DateOnly.optional().openapi({
        description: 'Only those with a deadline on this date or before.',
      }),
    }),
  },
  responses: { 200: answer(pageOf(DevelopmentCase), 'One page'), ...errors('page.bad_cursor') },
})

export const getDevelopmentBoard = route({
  method: 'get',
  path: '/development-board',
  operationId: 'getDevelopmentBoard',
  summary: 'The five stages with the open cases due first in each',
  tags,
  access: can('development:read'),
  responses: { 200: answer(DevelopmentBoard, 'The board') },
})

export const openDevelopmentCase = route({
  method: 'post',
  path: '/development-cases',
  operationId: 'openDevelopmentCase',
  summary: 'Open a case; its date decides which rules hold for it',
  tags,
  access: can('development:write'),
  writes: 'keyed',
  request: { body: json(NewDevelopmentCase) },
  responses: {
    201: answer(DevelopmentCase, 'Opened'),
    ...errors(
      'person.unknown',
      'party_organisation.unknown',
      'party_organisation.dissolved',
      'affiliation.not_formal',
      'development.open',
      'development.member',
    ),
  },
})

export const getDevelopmentCase = route({
  method: 'get',
  path: '/development-cases/{caseId}',
  operationId: 'getDevelopmentCase',
  summary: 'One case with its steps, clocks and breaches as of a date',
  tags,
  access: can('development:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(DevelopmentCard, 'The case') },
})

export const recordDevelopment = route({
  method: 'post',
  path: '/development-cases/{caseId}/entries',
  operationId: 'recordDevelopment',
  summary: 'Record a step with its date and who decided it',
  tags,
  access: can('development:write'),
  writes: 'keyed',
  request: { params, body: json(NewDevelopmentEntry) },
  responses: {
    201: answer(DevelopmentEntry, 'Recorded'),
    ...errors(
      'development.closed',
      'development.changed',
      'development.recorded',
      'development.too_early',
      'development.step_missing',
      'development.barred',
      'development.redo',
      'development.member',
    ),
  },
})

export const correctDevelopment = route({
  method: 'post',
  path: '/development-cases/{caseId}/entries/{entryId}/corrections',
  operationId: 'correctDevelopment',
  summary: 'Correct an entry by a new one that names it',
  tags,
  access: can('development:write'),
  writes: 'keyed',
  request: {
    params: params.extend({ entryId: idOf('developmentEntry') }),
    body: json(EntryCorrection),
  },
  responses: {
    201: answer(DevelopmentEntry, 'Corrected'),
    ...errors(
      'development.closed',
      'development.changed',
      'development.corrected',
      'development.too_early',
      'development.step_missing',
      'development.barred',
      'development.redo',
      'development.on_roll',
    ),
  },
})

export const noteDevelopmentMaterial = route({
  method: 'post',
  path: '/development-cases/{caseId}/materials',
  operationId: 'noteDevelopmentMaterial',
  summary: 'Note that a paper is there, or is not; never its content',
  tags,
  access: can('development:write'),
  writes: 'keyed',
  request: { params, body: json(NewMaterial) },
  responses: { 201: answer(Material, 'Noted'), ...errors('development.changed') },
})

export const endDevelopmentCase = route({
  method: 'post',
  path: '/development-cases/{caseId}/end',
  operationId: 'endDevelopmentCase',
  summary: 'End a case otherwise than by conversion',
  tags,
  access: can('development:write'),
  writes: 'keyed',
  request: { params, body: json(CaseEnd) },
  responses: {
    200: answer(DevelopmentCase, 'Ended'),
    ...errors('development.closed', 'development.changed'),
  },
})

export const developmentRoutes = [
  listDevelopmentCases,
  getDevelopmentBoard,
  openDevelopmentCase,
  getDevelopmentCase,
  recordDevelopment,
  correctDevelopment,
  noteDevelopmentMaterial,
  endDevelopmentCase,
]
