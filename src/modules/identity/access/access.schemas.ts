import { z } from 'zod'
import { queryInteger } from '#platform/http/fields.ts'
import { pageQuery } from '#platform/http/paging.ts'
import { Abilities } from './abilities.ts'
import { isPermission } from './permissions.ts'

/** What roles and users hold: the same names and patterns that tokens are made for. */
export const PermissionPatterns = Abilities.transform((patterns) => [...new Set(patterns)].sort())

const aboutUser = { user_id: queryInteger({ min: 1, max: 999_999_999_999_999 }).optional() }

export const ListAccessQuery = z.strictObject({ ...pageQuery, ...aboutUser })
export type ListAccessQuery = z.infer<typeof ListAccessQuery>

export const ExplainAccessQuery = z.strictObject({
  ...aboutUser,
  permission: z.string().refine(isPermission, { error: 'The :field field names no permission.' }),
})

/** A permission that there is, and whether the user may do it; by the token of this request when one asks about oneself. */
export const AccessResource = z
  .object({ permission: z.string(), description: z.string(), allowed: z.boolean() })
  .meta({ id: 'Access' })
export type AccessResource = z.infer<typeof AccessResource>

export const AccessExplanation = z
  .object({
    user_id: z.int(),
    permission: z.string(),
    allowed: z.boolean(),
    /** The decision in words. */
    reason: z.string(),
    /** The user's roles that hold the permission, and the name or pattern by which they do. */
    roles: z.array(z.object({ name: z.string(), holds: z.string() })),
    /** The name or pattern among the user's direct permissions. */
    direct: z.string().nullable(),
    /** The role in the shop that this request opens, where that is not one's own: it alone decides there. */
    shop_role: z.string().nullable(),
    /** The token of this request, when one asks about oneself. */
    token: z.object({ id: z.int(), abilities: z.array(z.string()), covers: z.boolean() }).nullable(),
  })
  .meta({ id: 'AccessExplanation' })
export type AccessExplanation = z.infer<typeof AccessExplanation>
