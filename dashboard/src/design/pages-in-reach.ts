export interface PagesMeta {
  page: number
  per_page: number
  total: number
  total_is_exact: boolean
  last_page: number
}

/** A list shows pages by number this far from either end; those between only a cursor reaches. */
const windowRows = 10_000

export function isInReach({ per_page, total }: PagesMeta, page: number): boolean {
  const before = (page - 1) * per_page
  const behind = total - Math.min(total, page * per_page + 1)
  return Math.min(before, behind) < windowRows
}
