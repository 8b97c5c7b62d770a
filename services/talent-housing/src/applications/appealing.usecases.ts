import type { HousingApplication } from '@alliance/contracts/talent-housing'
import { audit, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { housingAppeal } from './beside.table.ts'
import { move } from './moving.usecases.ts'
import { ownCase } from './reading.usecases.ts'

/**
 * Appeals against ineligibility, once and in time.
 *
 * @throws Problem `housing_application.step`, `.open` where a new application was begun, `housing_appeal.late`, `.twice`
 */
export async function appeal(ctx: Context, id: string, grounds: string): Promise<HousingApplication> {
  const found = await ownCase(ctx, id)
  const { state, step } = found.application
  if (state !== 'ineligible') throw new Problem('housing_application.step')
  if (found.appealed) throw new Problem('housing_appeal.twice')
  if (step.overdue) throw new Problem('housing_appeal.late')
  refuseMarkings({ '/grounds': grounds })
  refuseIdentifiers({ '/grounds': grounds })
  const { outcome, writes } = move(ctx, found, 'appealed')
  const made = {
    id: newId('housingAppeal', new Date(ctx.now)),
    applicationId: id,
    grounds,
    raisedOn: ctx.today,
    state: 'open' as const,
  }
  return ctx.commit(
    outcome,
    ...writes,
    unique(
      'housing_appeal.application_id',
      'housing_appeal.twice',
      ctx.db.insert(housingAppeal).values(made),
    ),
    audit('housing-application.appeal-raised', { type: 'housing-application', id }, { appealId: made.id }),
  )
}
