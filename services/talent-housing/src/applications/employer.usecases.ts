import type { HousingApplication, HousingEmployerAnswer } from '@alliance/contracts/talent-housing'
import { decide, type Context } from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { employerAnswer } from './decisions.rules.ts'
import { decidedMove, separately } from './moving.usecases.ts'
import { caseFor } from './reading.usecases.ts'

/**
 * The employer's answer, by someone who acts for it and did not apply.
 *
 * @throws Problem `housing_application.step`, `.changed`, `duties.separate`
 */
export async function answerForEmployer(
  ctx: Context,
  id: string,
  input: HousingEmployerAnswer,
): Promise<HousingApplication> {
  const found = await caseFor(ctx, id)
  ctx.mustReach('housing-application:write', { enterprise: found.application.employerId })
  refuseMarkings({ '/note': input.note })
  refuseIdentifiers({ '/note': input.note })
  const { choice, contractUntil, openEnded, keyPost, taxedInZone, note } = input
  const decided = decide(employerAnswer, ctx.today, { ...input, on: ctx.today })
  const confirmation = {
    outcome: choice === 'confirm' ? ('confirmed' as const) : ('refused' as const),
    contractUntil,
    openEnded,
    keyPost,
    taxedInZone,
    note,
    by: ctx.principal.name,
    on: ctx.today,
  }
  return decidedMove(ctx, found, decided, { confirmation }, separately(ctx, id, decided.decision))
}
