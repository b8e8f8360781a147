import { z } from 'zod'
import { covers, permissions } from './permissions.ts'

/** What a token may do: permission names, and patterns that cover at least one. */
export const Abilities = z
  .array(
    z.string().refine(isAbility, {
      error: ({ input }) =>
        `The :field field cannot be '${input}': it must be a permission or a pattern such as products.*.`,
    }),
  )
  .max(100)

function isAbility(text: string): boolean {
  return permissions.some((permission) => covers([text], permission))
}
