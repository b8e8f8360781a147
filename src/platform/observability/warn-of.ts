import type { Logger } from './logger.ts'

const windowMs = 60_000
const maxKinds = 100

/** The same trouble, whatever it names. */
const kindOf = ({ name, message }: Error) => `${name} ${message}`.slice(0, 300).replace(/[0-9a-f-]*\d[0-9a-f-]*/gi, '#')

/**
 * Logs what goes wrong in the background. The same trouble again is counted, and logged once a minute with its count: a service that
 * is away or refuses fails a thousand times a second.
 */
export function warnOf(log: Logger, sentence: string, everyMs = windowMs): (error: Error) => void {
  const counted = new Map<string, { last: Error; again: number }>()

  function watch(kind: string): void {
    const timer = setTimeout(() => {
      const { last, again = 0 } = counted.get(kind) ?? {}
      counted.delete(kind)
      if (again === 0) return
      log.warn({ err: last, times: again }, `${sentence}, again and again`)
      counted.set(kind, { last: last as Error, again: 0 })
      watch(kind)
    }, everyMs)
    timer.unref()
  }

  return (error) => {
    const known = counted.get(kindOf(error))
    const kind = known === undefined && counted.size >= maxKinds ? 'others' : kindOf(error)
    const count = known ?? counted.get(kind)
    if (count !== undefined) {
      count.last = error
      count.again += 1
      return
    }
    counted.set(kind, { last: error, again: 0 })
    watch(kind)
    log.warn({ err: error }, sentence)
  }
}
