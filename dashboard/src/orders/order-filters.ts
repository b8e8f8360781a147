import { dayAfter } from '../day-after.ts'
import { oneOf, pageOf, wordOf } from '../use-filters.ts'
import { type OrderStatus, orderStatuses } from './status.tsx'

export interface OrderFilters {
  status?: OrderStatus | undefined
  /** An order's number or id as one types it, or the beginning of a customer's address. */
  search?: string | undefined
  from?: string | undefined
  until?: string | undefined
  min?: string | undefined
  max?: string | undefined
  sort: string
  page: number
  /** The order that stands open beside the table. */
  order?: number | undefined
}

export function readOrderFilters(raw: Record<string, unknown>): OrderFilters {
  return {
    status: oneOf(orderStatuses, raw.status),
    search: wordOf(raw.search),
    from: wordOf(raw.from),
    until: wordOf(raw.until),
    min: wordOf(raw.min),
    max: wordOf(raw.max),
    sort: wordOf(raw.sort) ?? '-created_at',
    page: pageOf(raw.page),
    order: Number(raw.order) > 0 ? Number(raw.order) : undefined,
  }
}

/** As the API asks for them. The last day is meant with all of its hours. */
export function orderQuery({ status, search, from, until, min, max, sort, page }: OrderFilters) {
  return {
    page,
    per_page: 20,
    sort,
    ...(status && { status }),
    ...(search && { search }),
    ...(from && { created_from: from }),
    ...(until && { created_before: dayAfter(until) }),
    ...(min && { min_total: min }),
    ...(max && { max_total: max }),
  }
}
