import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'

export type Raw = Record<string, unknown>

/** The browser's way back undoes `go` and `open`, not `narrow`: letter by letter nobody wants to go back. */
type Step = 'narrow' | 'go' | 'open'

/** What a view is narrowed to stands in its address, so that it can be shared and gone back to. */
export function useFilters<F extends object>(read: (raw: Raw) => F): [F, (changes: Partial<F>, step?: Step) => void] {
  const filters = read(useSearch({ strict: false }) as Raw)
  const navigate = useNavigate()
  // Whoever calls it has asked already what would be lost.
  const change = (changes: Partial<F>, step: Step = 'narrow') =>
    void navigate({
      to: '.',
      search: (before: Raw) => withoutEmpty({ ...before, ...changes }),
      ...steps[step],
      ignoreBlocker: true,
    } as never)
  return [filters, change]
}

/** Marks the step that opened something, for `useClose`. */
export const openedState = { opened: true } as never

const steps = { narrow: { replace: true, state: true }, go: {}, open: { state: openedState } }

/** Closes what its part of the address opened: goes back where one came from the page itself, and stays on it otherwise. */
export function useClose(...names: string[]): () => void {
  const { history } = useRouter()
  const [, change] = useFilters((raw) => raw)
  return () => {
    if ((history.location.state as { opened?: boolean }).opened) history.back({ ignoreBlocker: true })
    else change(Object.fromEntries(names.map((name) => [name, undefined])))
  }
}

const withoutEmpty = (search: Raw) =>
  Object.fromEntries(
    Object.entries(search).filter(([name, value]) => wordOf(value) !== undefined && !(name === 'page' && value === 1)),
  )

export const wordOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value)

export const pageOf = (value: unknown): number => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : 1)

export const idOf = (value: unknown): number | undefined =>
  Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined

export function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value)
}
