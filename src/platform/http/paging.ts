import { queryInteger } from './fields.ts'

const defaultPerPage = 20
const maxPerPage = 100
const maxPage = 1_000_000_000

/** `page` and `per_page`, the same for every list. */
export const pageQuery = {
  page: queryInteger({ min: 1, max: maxPage }).default(1),
  per_page: queryInteger({ min: 1, max: maxPerPage }).default(defaultPerPage),
}

export function limits({ page, per_page }: { page: number; per_page: number }) {
  return { limit: per_page, offset: (page - 1) * per_page }
}
