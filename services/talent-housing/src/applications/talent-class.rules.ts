import {
  talentClasses,
  type HousingPolicyDocument,
  type PolicyReference,
  type Qualification,
  type TalentClass,
} from '@alliance/contracts/talent-housing'
import { namesOf } from './qualifications.rules.ts'
import { appealHint, firstRule, reason } from './reasons.rules.ts'

export interface ClassInputs {
  policy: PolicyReference
  classes: HousingPolicyDocument['classes']
  /** What was verified, a key post that the employer confirmed among it. */
  shown: readonly Qualification[]
}

/** The highest class of which one way in is shown as a whole; null where none is. */
export function classOf({ classes, shown }: Pick<ClassInputs, 'classes' | 'shown'>): TalentClass | null {
  const fits = ({ allOf }: { allOf: readonly Qualification[] }) => allOf.every((each) => shown.includes(each))
  return talentClasses.find((each) => classes[each].some(fits)) ?? null
}

/** The talent class (人才分类): every class is looked at from A down to the one that fits. */
export const talentClassRule = firstRule<ClassInputs, TalentClass | 'none'>(
  'housing-application.class',
  appealHint,
  (inputs) => {
    const found = classOf(inputs)
    const looked = found ? talentClasses.slice(0, talentClasses.indexOf(found) + 1) : talentClasses
    return {
      outcome: found ?? 'none',
      reasons: looked.map((each) => {
        const met = each === found
        const ways = inputs.classes[each].map(({ allOf }) => namesOf(allOf))
        const zh = ways.map((way) => way.zh).join('；或 ')
        const en = ways.map((way) => way.en).join('; or ')
        return reason(
          `class.${each}`,
          met,
          `${each} 类（${zh}）：${met ? '符合' : '不符合'}`,
          `Class ${each} (${en}): ${met ? 'met' : 'not met'}`,
        )
      }),
    }
  },
)
