/** What a check found, one line each; nothing when all is well. */
export interface Finding {
  file: string
  fault: string
}

export interface Check {
  name: string
  run: () => Finding[] | Promise<Finding[]>
}
