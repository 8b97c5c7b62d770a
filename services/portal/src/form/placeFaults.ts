import type { FormInstance } from 'antd'
import { Refusal, type FieldProblem } from '../api/refusal.ts'

type Path = (string | number)[]

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/**
 * Shows each fault of a refusal at its field, and gives those that have none. A fault within a field (the third
 * alias) is shown at the field.
 */
export function placeFaults(form: FormInstance, error: unknown): FieldProblem[] {
  if (!(error instanceof Refusal)) return []
  const fields = form.getFieldsError().map((field) => field.name)
  const placed = new Map<string, { name: Path; errors: string[] }>()
  const unplaced: FieldProblem[] = []
  for (const fault of error.problem.errors ?? []) {
    const path = pathOf(fault.pointer)
    const name = fields.find(
      (field) => field.length > 0 && field.every((part, index) => String(part) === path[index]),
    )
    if (!name) {
      unplaced.push(fault)
      continue
    }
    const at = placed.get(name.join('/')) ?? { name: [...name], errors: [] }
    at.errors.push(fault.detail)
    placed.set(name.join('/'), at)
  }
  form.setFields([...placed.values()])
  const first = [...placed.values()][0]
  if (first) form.scrollToField(first.name, { block: 'center', focus: true })
  return unplaced
}
