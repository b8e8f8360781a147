import { useNavigate, useSearch } from '@tanstack/react-router'

type Raw = Record<string, unknown>

/** What a view is narrowed to stands in its address, so that it can be shared and gone back to. */
export function useFilters<F extends object>(read: (raw: Raw) => F): [F, (changes: Partial<F>) => void] {
  const filters = read(useSearch({ strict: false }) as Raw)
  const navigate = useNavigate()
  const change = (changes: Partial<F>) =>
    void navigate({ to: '.', search: (before: Raw) => withoutEmpty({ ...before, ...changes }), replace: true } as never)
  return [filters, change]
}

const withoutEmpty = (search: Raw) =>
  Object.fromEntries(
    Object.entries(search).filter(([name, value]) => wordOf(value) !== undefined && !(name === 'page' && value === 1)),
  )

export const wordOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value)

export const pageOf = (value: unknown): number => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : 1)

export function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value)
}
