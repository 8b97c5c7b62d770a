import type {
  EmployerConfirmation,
  HousingApplicationState,
  HousingConsentPurpose,
  HousingForm,
  HousingSupplementItem,
  HousingUnitWish,
  TalentClass,
} from '@alliance/contracts/talent-housing'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { knownOrganisation } from '../directory/directory.table.ts'

export type Answers = Omit<HousingForm, 'identity' | 'family' | 'consents' | 'unitWish'>
export type Consent = { purpose: HousingConsentPurpose; text: string; givenAt: string }
export type Supplement = { items: HousingSupplementItem[]; toldOn: string; toldAt: string }

/**
 * A request for a flat. Its steps are told by its states and its decision receipts; here stands where it is now. Who
 * applies and of whose family is sealed, beside masks to show and keyed hashes to find by.
 */
export const housingApplication = sqliteTable(
  'housing_application',
  {
    id: text().primaryKey(),
    applicationNo: text().notNull().unique(),
    accountId: text().notNull(),
    applicantName: text().notNull(),
    employerId: text().references(() => knownOrganisation.id, { onDelete: 'restrict' }),
    unitWish: text().$type<HousingUnitWish>(),
    answers: text({ mode: 'json' }).$type<Answers>().notNull(),
    consents: text({ mode: 'json' }).$type<Consent[]>().notNull(),
    /** JSON of number, day of birth and phone. */
    identitySealed: text(),
    identityType: text(),
    identityMask: text(),
    phoneMask: text(),
    identityIndex: text(),
    /** JSON of the spouse's name and number and the children's days of birth. */
    familySealed: text(),
    spouseMask: text(),
    spouseIndex: text(),
    confirmation: text({ mode: 'json' }).$type<EmployerConfirmation>(),
    supplement: text({ mode: 'json' }).$type<Supplement>(),
    state: text().$type<HousingApplicationState>().notNull(),
    stepFrom: text().notNull(),
    stepDays: integer(),
    dueOn: text(),
    dueProvisional: integer({ mode: 'boolean' }).notNull(),
    /** What waits is put in order by when it is due, and where nothing is set, by since when it waits. */
    waitSort: text().notNull(),
    talentClass: text().$type<TalentClass>(),
    pointsTenths: integer(),
    /** An appeal was decided. */
    appealed: integer({ mode: 'boolean' }).notNull(),
    submittedOn: text(),
    queuedAt: text(),
    endedOn: text(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
    version: integer().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('housing_application_live')
      .on(table.accountId)
      .where(
        sql`state IN ('draft', 'submitted', 'employer_confirmed', 'supplement_required', 'resubmitted', 'eligible', 'appeal', 'publicity', 're_review', 'queued', 'offered', 'accepted', 'contracted', 'checked_in')`,
      ),
    index('housing_application_account').on(table.accountId, table.id),
    index('housing_application_submitted')
      .on(table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('housing_application_by_state')
      .on(table.state, table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('housing_application_employer')
      .on(table.employerId, table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('housing_application_employer_state')
      .on(table.employerId, table.state, table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('housing_application_waiting').on(table.state, table.waitSort, table.id),
    index('housing_application_employer_waiting').on(table.employerId, table.state, table.waitSort, table.id),
    index('housing_application_provisional')
      .on(table.state, table.waitSort, table.id)
      .where(sql`due_provisional = 1`),
    index('housing_application_identity').on(table.identityIndex),
    index('housing_application_spouse').on(table.spouseIndex),
    index('housing_application_identity_key').on(table.identitySealed),
    index('housing_application_family_key').on(table.familySealed),
    index('housing_application_ranked')
      .on(table.pointsTenths)
      .where(sql`state = 'queued'`),
    index('housing_application_to_forget')
      .on(table.endedOn)
      .where(sql`ended_on IS NOT NULL AND (family_sealed IS NOT NULL OR identity_sealed IS NOT NULL)`),
  ],
)
export type HousingApplicationRow = typeof housingApplication.$inferSelect

/** The states that an application came through; written in the batch that moves it, never changed. */
export const housingApplicationState = sqliteTable(
  'housing_application_state',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    applicationId: text()
      .notNull()
      .references(() => housingApplication.id, { onDelete: 'restrict' }),
    state: text().$type<HousingApplicationState>().notNull(),
    at: text().notNull(),
    byId: text().notNull(),
  },
  (table) => [index('housing_application_state_of').on(table.applicationId, table.id)],
)
