import { z } from 'zod'

interface Length {
  min?: number
  max: number
}

/** A string that PostgreSQL can keep; its length is counted in code points, as PostgreSQL counts. */
export const text = (length: Length) => z.string().superRefine(fitting(length)).meta(lengths(length))

/** The same without the white space around it; what nobody can see counts as empty. */
export const trimmedText = (length: Length) =>
  z
    .string()
    .trim()
    .superRefine((value, context) => {
      const message = (length.min ?? 0) > 0 && !visible.test(value) ? required : problemWith(value, length)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })
    .meta(lengths(length))

/** Something else than spaces, controls, and signs that only join, part, turn or stand on others; a blank of Braille is one, too. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800]/u
const required = 'The :field field is required.'

/** JSON Schema counts in code points too. */
const lengths = ({ min, max }: Length) => ({ ...(min !== undefined && { minLength: min }), maxLength: max })

function fitting(length: Length) {
  return (value: string, context: z.RefinementCtx) => {
    const message = problemWith(value, length)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  }
}

function problemWith(value: string, { min = 0, max }: Length): string | undefined {
  if (value.includes('\0') || !value.isWellFormed()) return 'The :field field holds characters that no text has.'
  // A text that is far too long is not split to be counted: it may be as long as a body.
  const length = value.length > 2 * max ? value.length : [...value].length
  if (length === 0 && min > 0) return required
  if (length < min) return `The :field field must have at least ${min} characters.`
  if (length > max) return `The :field field must have at most ${max} characters.`
  return undefined
}

/** Money in: a JSON number or a plain decimal string; out: the string with two decimals. Never a float in between. */
export const money = z
  .union([z.number(), z.string()], { error: 'The :field field must be an amount such as "19.99".' })
  .transform((value, context) => {
    const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(String(value))
    if (match === null) {
      context.addIssue({ code: 'custom', message: moneySentence(String(value)) })
      return z.NEVER
    }
    return `${BigInt(match[1] ?? '0')}.${(match[2] ?? '').padEnd(2, '0')}`
  })
  .meta({
    anyOf: [
      { type: 'number', minimum: 0, maximum: 99_999_999.99 },
      { type: 'string', pattern: '^\\d{1,8}(\\.\\d{1,2})?$' },
    ],
    examples: ['19.99'],
  })

function moneySentence(value: string): string {
  if (/^-\d+(\.\d+)?$/.test(value)) return 'The :field field must be at least 0.'
  if (/^\d+\.\d{3,}$/.test(value)) return 'The :field field must have at most 2 decimals.'
  if (/^\d{9,}(\.\d+)?$/.test(value)) return 'The :field field must be at most 99999999.99.'
  return 'The :field field must be an amount such as "19.99".'
}

/** Money in an answer. */
export const amount = z.string().meta({ pattern: '^\\d+\\.\\d{2}$', examples: ['19.99'] })

/** A moment in an answer, in UTC. */
export const timestamp = z.string().meta({ format: 'date-time' })

/** An id in a JSON body. */
export const id = z.int().min(1)

/** An id in a path. Text that is no id fits no row; nor does a number past what we could ever have given out. */
export const pathId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .pipe(z.int())
  .meta({ type: 'integer', minimum: 1, pattern: undefined })

export const IdParams = z.object({ id: pathId })

/** An integer in a query string. */
export function queryInteger({ min, max }: { min: number; max: number }) {
  return z
    .string()
    .transform((value, context) => {
      const number = /^-?\d{1,16}$/.test(value) ? Number(value) : Number.NaN
      const refuse = (message: string) => context.addIssue({ code: 'custom', message })
      if (!Number.isSafeInteger(number)) refuse('The :field field must be an integer.')
      else if (number < min) refuse(`The :field field must be at least ${min}.`)
      else if (number > max) refuse(`The :field field must be at most ${max}.`)
      return number
    })
    .meta({ type: 'integer', minimum: min, maximum: max })
}

export const queryBoolean = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')
  .meta({ type: 'boolean', enum: undefined })

/** An id in a query string. */
export const queryId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, maximum: 999_999_999_999_999, pattern: undefined })

/** Ids in a query string, such as `3,17`, for who knows which rows are wanted; as PostgreSQL writes an array. */
export const queryIds = z
  .string()
  .regex(/^[1-9]\d{0,14}(,[1-9]\d{0,14}){0,99}$/, { error: 'The :field field must be up to 100 ids, such as 3,17.' })
  .transform((ids) => `{${ids}}`)
  .meta({ examples: ['3,17'] })

/** A moment, in a body or a query. In UTC it has a year of four digits, or no answer could write it in ISO 8601. */
export const time = z.iso
  .datetime({ offset: true, error: 'The :field field must be a time in ISO 8601, such as 2030-01-31T12:00:00Z.' })
  .transform((value) => new Date(value))
  .refine(isRepresentable, 'The :field field must lie in the years 0001 to 9999 of UTC.')

export function isRepresentable(value: Date): boolean {
  const year = value.getUTCFullYear()
  return year >= 1 && year <= 9999
}
