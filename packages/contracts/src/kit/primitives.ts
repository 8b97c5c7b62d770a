import { z } from '@hono/zod-openapi'

/**
 * The schema, or null. Zod's own `.nullable()` on a schema with a name is documented as if the name itself were
 * nullable, or as something null can never satisfy.
 */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. A date that does not exist (2026-02-30) is refused. */
export const DateOnly = z.iso.date().openapi('DateOnly', { example: '2022-06-29' })

/** An instant in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime().openapi('Instant', { example: '2026-11-23T02:00:00.000Z' })

/** A half-open period of dates: `from` belongs to it, `to` does not; `to: null` is still running. */
export const Period = z
  .strictObject({ from: DateOnly, to: orNull(DateOnly) })
  .refine((period) => period.to === null || period.to > period.from, {
    path: ['to'],
    params: { code: 'period.reversed' },
  })
  .openapi('Period')
export type Period = z.infer<typeof Period>

/** A name as people write it: trimmed, one line, at most 120 characters. */
export const Name = z.string().trim().min(1).max(120)

/** Free text of at most 2,000 characters. */
export const Text = z.string().trim().max(2000)

/**
 * The question "as it was on that date". Left out, it is today in Asia/Shanghai.
 */
export const AsOf = z.strictObject({
  asOf: DateOnly.optional().openapi({ description: 'Answer as it was on this date. Default: today.' }),
})

/** Where a row comes from (demo-data.md): the source article, an assumption about it, illustration, or people's own work. */
export const Provenance = z
  .enum(['seed', 'seed_assumed', 'illustrative', 'entered', 'imported'])
  .openapi('Provenance')
export type Provenance = z.infer<typeof Provenance>

/** A text kept in the product's two languages. */
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() }).openapi('Bilingual')
export type Bilingual = z.infer<typeof Bilingual>
