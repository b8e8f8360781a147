import { z } from 'zod'

/** The forms that arguments and options have in common. */

export const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'must be an id: a whole number from 1 on')
  .transform(Number)

export const flag = z.literal(true).optional()

export const wholeNumber = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((number) => number >= min && number <= max, `must be from ${min} to ${max}`)

export const fileName = z.string().regex(/^[^-]/, 'must be a file')
