type Run<T> = () => Promise<T>

interface Line<T> {
  running: Promise<T>
  waiting: Promise<T> | undefined
}

/**
 * One run at a time per key. Who comes while one is running shares the next: never an answer that is older than the
 * question, and never more than one query at work, however many ask.
 */
export function shareRuns<T>(): (key: string, run: Run<T>) => Promise<T> {
  const lines = new Map<string, Line<T>>()

  const begin = (key: string, run: Run<T>): Promise<T> => {
    const line: Line<T> = { running: run(), waiting: undefined }
    lines.set(key, line)
    const leave = () => {
      if (line.waiting === undefined) lines.delete(key)
    }
    line.running.then(leave, leave)
    return line.running
  }

  return (key, run) => {
    const line = lines.get(key)
    if (line === undefined) return begin(key, run)
    const next = () => begin(key, run)
    line.waiting ??= line.running.then(next, next)
    return line.waiting
  }
}
