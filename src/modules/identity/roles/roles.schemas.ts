import { z } from 'zod'
import { PermissionPatterns } from '#modules/identity/access/index.ts'
import { timestamp, trimmedText } from '#platform/http/fields.ts'

export const CreateRoleRequest = z
  .strictObject({
    name: trimmedText({ min: 1, max: 255 }),
    permissions: PermissionPatterns,
  })
  .meta({ id: 'CreateRoleRequest' })
export type CreateRoleRequest = z.infer<typeof CreateRoleRequest>

export const UpdateRoleRequest = CreateRoleRequest.partial().refine((changes) => Object.keys(changes).length > 0, {
  error: 'At least one of name and permissions is required.',
})
export type UpdateRoleRequest = z.infer<typeof UpdateRoleRequest>

export const RoleResource = z
  .object({
    id: z.int(),
    name: z.string(),
    permissions: z.array(z.string()),
    seeded: z.boolean(),
    created_at: timestamp,
  })
  .meta({ id: 'Role' })
export type RoleResource = z.infer<typeof RoleResource>

export const PermissionResource = z
  .object({ id: z.int(), name: z.string(), description: z.string() })
  .meta({ id: 'Permission' })
export type PermissionResource = z.infer<typeof PermissionResource>
