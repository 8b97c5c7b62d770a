import type { ReceiptReason } from '@alliance/contracts'
import type { DecisionRule } from '@alliance/service-kit/receipts/rule'

export interface ObjectionInputs {
  choice: 'upheld' | 'rejected'
  rule: string
  points: number
  /** Whether who decides is whom the row is about. */
  own: boolean
  /** Whether the row was reversed already. */
  reversed: boolean
}

const said = (code: string, met: boolean, zh: string, en: string): ReceiptReason => ({
  code,
  met,
  text: { zh, en },
})

/** Upheld, the row is reversed by another; nobody decides on their own points. */
export const objectionDecision: DecisionRule<ObjectionInputs, 'upheld' | 'rejected' | 'refused'> = {
  decision: 'points.objection',
  contest: {
    zh: '对处理结果仍有异议的，可向上级党组织反映。',
    en: 'Whoever still disagrees may turn to the superior Party organisation.',
  },
  versions: [
    {
      version: 'objection-1',
      from: '2022-06-29',
      decide: ({ choice, points, own, reversed }) => {
        if (own)
          return {
            outcome: 'refused',
            reasons: [said('points.own', false, '不能处理本人的异议', 'Nobody decides on their own points')],
          }
        if (choice === 'upheld' && reversed)
          return {
            outcome: 'refused',
            reasons: [said('points.reversed', false, '该笔积分已冲正', 'The row was reversed already')],
          }
        return {
          outcome: choice,
          reasons: [
            choice === 'upheld'
              ? said(
                  'objection.upheld',
                  true,
                  `异议成立，冲正 ${points} 分`,
                  `Upheld: ${points} points are reversed`,
                )
              : said('objection.rejected', false, '异议不成立，维持原分', 'Rejected: the points stay'),
          ],
        }
      },
    },
  ],
}
