import { z } from 'zod'
import { queryId, timestamp } from '#platform/http/fields.ts'

export const importModes = ['dry_run', 'all', 'partial'] as const
export const exportedThings = ['products', 'listings', 'orders', 'buyers', 'ledger'] as const

export const ImportQuery = z.strictObject({
  /**
   * `dry_run` says what would happen and writes nothing; `all` writes when every record is good, and else nothing; `partial`
   * writes those that are.
   */
  mode: z.enum(importModes).default('dry_run'),
  user_id: queryId.optional(),
})

export const StartExportRequest = z
  .strictObject({
    what: z.enum(exportedThings),
    format: z.enum(['csv', 'jsonl']).default('csv'),
    user_id: z.int().min(1).optional(),
  })
  .meta({ id: 'StartExportRequest' })
export type StartExportRequest = z.infer<typeof StartExportRequest>

const TransferCounts = z
  .object({
    /** Records of the file, or rows of the shop. 0 until they were counted. */
    total: z.int(),
    processed: z.int(),
    /** In a dry run what would be. */
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'TransferCounts' })

export const TransferProblem = z
  .object({
    /** The first line of the record; the header is line 1. */
    line: z.int(),
    /** As the header calls it; null where it is about the whole record. */
    column: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'TransferProblem' })
export type TransferProblem = z.infer<typeof TransferProblem>

const TransferFormat = z
  .object({
    type: z.enum(['csv', 'jsonl']),
    /** Whose columns an imported file has. What else is here was recognised in it. */
    layout: z.enum(['souk', 'shopify']).optional(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    line_ending: z.enum(['lf', 'crlf', 'cr']).optional(),
  })
  .meta({ id: 'TransferFormat' })
export type TransferFormat = z.infer<typeof TransferFormat>

export const TransferResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    kind: z.enum(['import', 'export']),
    what: z.enum(exportedThings),
    /** Of an import. */
    mode: z.enum(importModes).nullable(),
    state: z.enum(['running', 'finished', 'failed', 'cancelled']),
    /** What is done at the moment, while it runs. */
    step: z.enum(['reading', 'checking', 'writing', 'pictures']).nullable(),
    counts: TransferCounts,
    /** The first hundred. */
    problems: z.array(TransferProblem),
    problems_count: z.int(),
    /** Why it failed. */
    error: z.string().nullable(),
    format: TransferFormat,
    /** Columns of the file that mean nothing here. */
    ignored_columns: z.array(z.string()),
    /** The categories that were made, or in a dry run would be, such as `Kitchen > Pans`: the first hundred. */
    new_categories: z.array(z.string()),
    new_categories_count: z.int(),
    /** Of an export that is finished, while it is there. */
    file: z.object({ url: z.string(), bytes: z.int(), expires_at: timestamp }).nullable(),
    /** The id of the user who began it. */
    by: z.int().nullable(),
    created_at: timestamp,
    finished_at: timestamp.nullable(),
  })
  .meta({ id: 'Transfer' })
export type TransferResource = z.infer<typeof TransferResource>
