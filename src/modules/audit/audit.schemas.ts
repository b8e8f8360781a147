import { z } from 'zod'
import { queryInteger, text, time, timestamp } from '#platform/http/fields.ts'
import { pageQuery, sortQuery } from '#platform/http/paging.ts'

const queryId = queryInteger({ min: 1, max: 999_999_999_999_999 })

export const ListAuditQuery = z.strictObject({
  ...pageQuery,
  sort: sortQuery(['id', 'at'], '-id'),
  id: queryId.optional(),
  actor_id: queryId.optional(),
  action: text({ min: 1, max: 100 }).optional(),
  subject_type: text({ min: 1, max: 100 }).optional(),
  subject_id: queryId.optional(),
  subject_owner_id: queryId.optional(),
  from: time.optional(),
  until: time.optional(),
})
export type ListAuditQuery = z.infer<typeof ListAuditQuery>

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
