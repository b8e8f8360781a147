import { z } from 'zod'
import { forbidden } from '#platform/http/failure.ts'
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

/** A token hands on no more than it has itself: who holds one for reading cannot make one for writing. */
export function requireAbilities(held: readonly string[], wanted: readonly string[]): void {
  const beyond = wanted.filter((ability) => !covers(held, ability))
  if (beyond.length > 0) throw forbidden(`Your token cannot hand on the ability '${beyond[0]}', which it lacks.`)
}
