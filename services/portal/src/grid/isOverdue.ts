import type { DateOnly } from '../dates/dates.ts'

/** Whether a term of office was over on the date. */
export const isOverdue = (termDueOn: DateOnly | null, on: DateOnly) => termDueOn !== null && termDueOn < on
