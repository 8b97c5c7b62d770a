import { z } from '@hono/zod-openapi'

/** One fault in the input: a JSON pointer to the place, a code to act on, a sentence to read. */
export const FieldProblem = z
  .strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })
  .openapi('FieldProblem')
export type FieldProblem = z.infer<typeof FieldProblem>

/** RFC 9457 problem details, as every refusal and failure of the platform is told. */
export const ProblemDocument = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    errors: z.array(FieldProblem).optional(),
    requestId: z.string(),
  })
  .openapi('Problem')
export type ProblemDocument = z.infer<typeof ProblemDocument>
