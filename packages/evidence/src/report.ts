/** A text in the two languages everything of ours is published in. */
export interface Text {
  zh: string
  en: string
}

/** `open` is what the file alone cannot settle: the reader must compare it with what was published at the time. */
export type Outcome = 'passed' | 'failed' | 'open'

export interface Check {
  code: string
  outcome: Outcome
  text: Text
}

export interface Fact {
  label: Text
  value: string | Text
}

/** What a published file was found to be. */
export interface Report {
  kind: string
  verdict: 'verified' | 'pending' | 'failed'
  summary: Text
  facts: Fact[]
  checks: Check[]
}

/** A check of a condition, with the text for when it holds and for when it does not. */
export const check = (code: string, holds: boolean, passed: Text, failed: Text): Check => ({
  code,
  outcome: holds ? 'passed' : 'failed',
  text: holds ? passed : failed,
})

export const anyFailed = (checks: readonly Check[]): boolean =>
  checks.some(({ outcome }) => outcome === 'failed')
