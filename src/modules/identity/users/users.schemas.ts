import { z } from 'zod'
import { PermissionPatterns } from '#modules/identity/access/index.ts'
import { text, timestamp } from '#platform/http/fields.ts'

export const SetRolesRequest = z
  .strictObject({
    roles: z.array(text({ min: 1, max: 255 })).max(100),
  })
  .meta({ id: 'SetRolesRequest' })

export const SetPermissionsRequest = z
  .strictObject({ permissions: PermissionPatterns })
  .meta({ id: 'SetPermissionsRequest' })

/** A user as an operator sees one. */
export const ManagedUserResource = z
  .object({
    id: z.int(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    /** Held besides what the roles hold. */
    direct_permissions: z.array(z.string()),
    created_at: timestamp,
    /** Null for who may sign in. */
    suspended_at: timestamp.nullable(),
    suspension_reason: z.string().nullable(),
  })
  .meta({ id: 'ManagedUser' })
export type ManagedUserResource = z.infer<typeof ManagedUserResource>
