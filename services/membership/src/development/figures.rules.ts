import type { DevelopmentAct, Figures } from '@alliance/contracts/membership'
import { Problem, type Fault } from '@alliance/service-kit/problem'
import { decisions } from './permits.rules.ts'

const at = (name: keyof Figures, code: Fault['code']): Fault => ({ pointer: `/figures/${name}`, code })

interface Recording {
  act: DevelopmentAct
  outcome: 'done' | 'not_passed'
  opinion: 'agreed' | 'filed' | null
  figures: Figures
}

const within = (name: keyof Figures, value: number | null, least: number, most: number): Fault[] => {
  if (value === null) return [at(name, 'required')]
  if (value < least) return [at(name, 'too_small')]
  return value > most ? [at(name, 'too_big')] : []
}

/** A valid meeting has more than half of those entitled present; passed is what more than half of them favour (PD-12). */
function meeting(outcome: Recording['outcome'], { entitled, present, inFavour }: Figures): Fault[] {
  if (entitled === null || present === null || inFavour === null)
    return (['entitled', 'present', 'inFavour'] as const).flatMap((name) =>
      ({ entitled, present, inFavour })[name] === null ? [at(name, 'required')] : [],
    )
  if (present > entitled) return [at('present', 'too_big')]
  if (present * 2 <= entitled) return [at('present', 'development.no_quorum')]
  if (inFavour > present) return [at('inFavour', 'too_big')]
  if (inFavour * 2 > entitled !== (outcome === 'done'))
    return [{ pointer: '/outcome', code: 'development.not_by_majority' }]
  return []
}

function faultsOf({ act, outcome, opinion, figures }: Recording): Fault[] {
  if (outcome === 'not_passed' && !decisions.includes(act)) return [{ pointer: '/outcome', code: 'option' }]
  switch (act) {
    case 'contacts':
      return within('contacts', figures.contacts, 1, 2)
    case 'candidate_filing':
      return opinion === null ? [{ pointer: '/opinion', code: 'required' }] : []
    case 'training':
      return (figures.days ?? 0) >= 3 || (figures.classHours ?? 0) >= 24
        ? []
        : [at('days', 'development.training_short')]
    case 'extension':
      return within('months', figures.months, 6, 12)
    case 'branch_meeting':
    case 'conversion_meeting':
      return meeting(outcome, figures)
    default:
      return []
  }
}

/**
 * Holds what an act is recorded with against PD-04, PD-08, PD-10, PD-12 and PD-16.
 *
 * @throws Problem `request.invalid` with each fault at its field
 */
export function checkFigures(recording: Recording): void {
  const faults = faultsOf(recording)
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
}
