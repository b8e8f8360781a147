type Run<T> = () => Promise<T>

/** Who asks while a run for the same key is under way gets its result. */
export function singleFlight(): <T>(key: string, run: Run<T>) => Promise<T> {
  const flights = new Map<string, Promise<unknown>>()
  return <T>(key: string, run: Run<T>) => {
    const known = flights.get(key)
    if (known !== undefined) return known as Promise<T>
    const flight = run().finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }
}

interface Line {
  running: Promise<unknown>
  waiting: Promise<unknown> | undefined
}

/**
 * The same, where the result of a run that began earlier may be too old for who asks now: whoever comes while a run is
 * under way shares the next one. So there are two runs at most, however many ask.
 */
export function nextFlight(): <T>(key: string, run: Run<T>) => Promise<T> {
  const lines = new Map<string, Line>()

  const begin = <T>(key: string, run: Run<T>): Promise<T> => {
    const running = run()
    const line: Line = { running, waiting: undefined }
    lines.set(key, line)
    const leave = () => {
      if (line.waiting === undefined) lines.delete(key)
    }
    running.then(leave, leave)
    return running
  }
  return <T>(key: string, run: Run<T>) => {
    const line = lines.get(key)
    if (line === undefined) return begin(key, run)
    const next = () => begin(key, run)
    line.waiting ??= line.running.then(next, next)
    return line.waiting as Promise<T>
  }
}
