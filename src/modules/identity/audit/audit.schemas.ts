import { z } from 'zod'
import { queryInteger, timestamp } from '#platform/http/fields.ts'

export const entryId = queryInteger({ min: 1, max: 999_999_999_999_999 })

export const AuditEntryResource = z
  .object({
    id: z.int(),
    at: timestamp,
    actor_id: z.int().nullable(),
    token_id: z.int().nullable(),
    ip: z.string().nullable(),
    request_id: z.string().nullable(),
    action: z.string(),
    subject_type: z.string(),
    subject_id: z.int().nullable(),
    subject_owner_id: z.int().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    previous_hash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntryResource = z.infer<typeof AuditEntryResource>
