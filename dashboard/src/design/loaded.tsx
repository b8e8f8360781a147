import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed, Loading, Outdated } from './states.tsx'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  lines?: number
  /** What is shown reaches the edges of its panel. */
  flush?: boolean
  children: (data: T) => ReactNode
}

/** What the server told. When it cannot tell anew, what it told before stays, and with it what is typed there. */
export function Loaded<T>({ query: { data, error, refetch }, lines = 8, flush = false, children }: LoadedProps<T>) {
  const retry = () => void refetch()
  if (data !== undefined)
    return (
      <>
        {error !== null && <Outdated error={error} retry={retry} flush={flush} />}
        {children(data)}
      </>
    )
  return error === null ? <Loading lines={lines} /> : <Failed error={error} retry={retry} />
}
