import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Failure as ThrownFailure } from './failure.ts'

const Meta = z.object({ request_id: z.string() }).meta({ id: 'Meta' })

export const PageMeta = Meta.extend({
  page: z.int(),
  per_page: z.int(),
  total: z.int(),
  /** False where counting ended at `total`: there are more, and `next_cursor` leads to them. */
  total_is_exact: z.boolean(),
  last_page: z.int(),
  /** Where the next page begins, for `cursor=`; null on the last page. Only lists with a cursor have it. */
  next_cursor: z.string().nullable().optional(),
}).meta({ id: 'PageMeta' })

/** The contract's failure answer. */
export const Failure = z
  .object({
    success: z.literal(false),
    message: z.string(),
    code: z.string(),
    /** The state of now, where the refusal says that another one was expected. */
    data: z.unknown().optional(),
    meta: Meta,
  })
  .meta({ id: 'Failure' })

/** The failure answer that names fields, in dotted paths such as `items.0.quantity`. */
export const ValidationFailure = Failure.extend({
  code: z.literal('validation_failed'),
  errors: z.record(z.string(), z.array(z.string()).min(1)),
}).meta({ id: 'ValidationFailure' })

/** The contract's success answer around a resource. */
export const envelope = <T extends z.ZodType>(resource: T) =>
  z.object({ success: z.literal(true), message: z.string(), data: resource, meta: Meta })

/** The contract's success answer around a page of resources. */
export const pageEnvelope = <T extends z.ZodType>(resource: T) =>
  z.object({ success: z.literal(true), message: z.string(), data: z.array(resource), meta: PageMeta })

export interface Page<T> {
  rows: T[]
  total: number
  /** Unless it is false. */
  totalIsExact?: boolean
  /** The page's number, where a cursor knows better than the query. */
  page?: number
  nextCursor?: string | null
}

interface Paging {
  page: number
  per_page: number
}

export function success<T>(reply: FastifyReply, resource: T, message: string) {
  return successBody(reply.request.id, resource, message)
}

export function successBody<T>(requestId: string, resource: T, message: string) {
  return { success: true as const, message, data: resource, meta: { request_id: requestId } }
}

/** What stands before and behind a resource that is text already. */
export function envelopeAround(requestId: string, message: string): [head: string, tail: string] {
  const [head = '', tail = ''] = JSON.stringify(successBody(requestId, null, message)).split(
    /(?<="data":)null(?=,"meta":)/,
  )
  return [head, tail]
}

export function pageOf<T>(reply: FastifyReply, page: Page<T>, query: Paging, message: string) {
  return pageBody(reply.request.id, page, query, message)
}

export function pageBody<T>(
  requestId: string,
  { rows, total, totalIsExact = true, page, nextCursor }: Page<T>,
  query: Paging,
  message: string,
) {
  const { per_page } = query
  const meta = {
    request_id: requestId,
    page: page ?? query.page,
    per_page,
    total,
    total_is_exact: totalIsExact,
    last_page: Math.max(1, Math.ceil(total / per_page)),
    ...(nextCursor !== undefined && { next_cursor: nextCursor }),
  }
  return { success: true as const, message, data: rows, meta }
}

export function failureBody(failure: ThrownFailure, requestId: string) {
  const { message, code, errors, data } = failure
  const detail = { ...(errors && { errors }), ...(data !== undefined && { data }) }
  return { success: false, message, code, ...detail, meta: { request_id: requestId } }
}
