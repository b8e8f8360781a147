import { oneOf, pageOf, wordOf } from '../use-filters.ts'

export interface UserFilters {
  search?: string | undefined
  role?: string | undefined
  state?: 'active' | 'suspended' | undefined
  sort: string
  page: number
  /** The user who stands open beside the table. */
  user?: number | undefined
}

export function readUserFilters(raw: Record<string, unknown>): UserFilters {
  return {
    search: wordOf(raw.search),
    role: wordOf(raw.role),
    state: oneOf(['active', 'suspended'] as const, raw.state),
    sort: wordOf(raw.sort) ?? '-created_at',
    page: pageOf(raw.page),
    user: Number(raw.user) > 0 ? Number(raw.user) : undefined,
  }
}

/** As the API asks for them. */
export function userQuery({ search, role, state, sort, page }: UserFilters) {
  return {
    page,
    per_page: 20,
    sort,
    ...(search && { search }),
    ...(role && { role }),
    ...(state && { suspended: state === 'suspended' }),
  }
}
