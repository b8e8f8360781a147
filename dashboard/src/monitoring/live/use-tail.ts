import type { SoukError } from '@souk/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Entry } from '../entries/entries.queries.ts'
import { entryQuery, type MonitoringFilters } from '../monitoring-filters.ts'
import { readTail } from './read-tail.ts'

/** What stands on the screen, and what waits while it is paused, is never more than this. */
export const maxShown = 200
const comeBackMs = 2_000

type Connection = 'connecting' | 'open' | 'lost'

export interface Tail {
  /** Newest first. */
  entries: readonly Entry[]
  paused: boolean
  /** How many came while it is paused; those past the bound push out the oldest. */
  waiting: number
  connection: Connection
  /** What the server refused it with; it is not asked again by itself. */
  error: Error | undefined
  pause: () => void
  resume: () => void
  retry: () => void
}

/** Entries as they are recorded. When the line breaks it comes back, and goes on after the last one that it saw. */
export function useTail(filters: MonitoringFilters): Tail {
  const asked = JSON.stringify(entryQuery(filters))
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [held, setHeld] = useState<readonly Entry[]>([])
  const [paused, setPaused] = useState(false)
  const [connection, setConnection] = useState<Connection>('connecting')
  const [error, setError] = useState<Error>()
  const [attempt, setAttempt] = useState(0)
  const holds = useRef(paused)
  holds.current = paused

  const take = useCallback((came: Entry[]) => {
    const add = (before: readonly Entry[]) => [...came.toReversed(), ...before].slice(0, maxShown)
    if (came.length > 0) (holds.current ? setHeld : setEntries)(add)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt begins anew with the same question.
  useEffect(() => {
    const leaving = new AbortController()
    setEntries([])
    setHeld([])
    setError(undefined)
    follow(JSON.parse(asked), leaving.signal, { take, tell: setConnection }).catch((refusal: Error) => {
      if (!leaving.signal.aborted) setError(refusal)
    })
    return () => leaving.abort()
  }, [asked, attempt, take])

  const resume = () => {
    setPaused(false)
    setEntries((before) => [...held, ...before].slice(0, maxShown))
    setHeld([])
  }
  return {
    entries,
    paused,
    waiting: held.length,
    connection,
    error,
    pause: () => setPaused(true),
    resume,
    retry: () => setAttempt((before) => before + 1),
  }
}

interface Follower {
  take: (came: Entry[]) => void
  tell: (connection: Connection) => void
}

async function follow(query: ReturnType<typeof entryQuery>, signal: AbortSignal, { take, tell }: Follower) {
  let since: number | undefined
  while (!signal.aborted) {
    try {
      for await (const came of readTail({ ...query, ...(since !== undefined && { since }) }, signal)) {
        tell('open')
        take(came)
        since = came.at(-1)?.id ?? since
      }
    } catch (error) {
      if (isRefusal(error as Error)) throw error
    }
    if (signal.aborted) return
    tell('lost')
    await new Promise((resolve) => setTimeout(resolve, comeBackMs))
  }
}

const isRefusal = (error: Partial<SoukError>) =>
  error.status !== undefined && error.status >= 400 && error.status < 500 && error.status !== 429
