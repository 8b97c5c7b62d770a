import type { FieldProblem, ProblemDocument } from '@alliance/contracts'
import {
  fieldProblems,
  problems,
  type FieldProblemCode,
  type ProblemCode,
} from '@alliance/contracts/problems'

export type Language = 'zh-CN' | 'en'

/** One fault in the input, before it is put into words. */
export interface Fault {
  pointer: string
  code: FieldProblemCode
}

/** An expected refusal. Thrown anywhere in a request, it becomes the answer. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: Fault[]
  readonly headers: Record<string, string>
  /** What this refusal says beyond its code's title. */
  readonly detail: { zh: string; en: string } | null

  constructor(
    code: ProblemCode,
    options: {
      faults?: Fault[]
      headers?: Record<string, string>
      detail?: { zh: string; en: string }
      cause?: unknown
    } = {},
  ) {
    super(code, { cause: options.cause })
    this.code = code
    this.faults = options.faults ?? []
    this.headers = options.headers ?? {}
    this.detail = options.detail ?? null
  }

  get status() {
    return problems[this.code].status
  }
}

/** The language of an answer: English when `Accept-Language` prefers it, Chinese otherwise. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  const weighed = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean)
      return { tag, weight: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag, weight }) => weight > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.weight - a.weight)
  return weighed[0]?.tag.startsWith('en') ? 'en' : 'zh-CN'
}

const words = (text: { zh: string; en: string }, language: Language) =>
  language === 'en' ? text.en : text.zh

export const fieldProblem = (fault: Fault, language: Language): FieldProblem => ({
  ...fault,
  detail: words(fieldProblems[fault.code], language),
})

/** The problem as RFC 9457 tells it. */
export function toDocument(
  problem: Problem,
  language: Language,
  requestId: string,
  instance?: string,
): ProblemDocument {
  return {
    type: `/docs/problems#${problem.code}`,
    title: words(problems[problem.code], language),
    status: problem.status,
    code: problem.code,
    ...(problem.detail ? { detail: words(problem.detail, language) } : {}),
    ...(instance ? { instance } : {}),
    ...(problem.faults.length
      ? { errors: problem.faults.map((fault) => fieldProblem(fault, language)) }
      : {}),
    requestId,
  }
}
