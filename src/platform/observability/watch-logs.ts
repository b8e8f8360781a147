import { type StrayLine, strayLines } from './logger.ts'
import type { Monitor } from './monitor.ts'
import { note, noteException } from './story.ts'

/** Warnings and errors of what runs in the background become stories of one line each. */
export function watchLogs(monitor: Monitor): { stop: () => void } {
  const onLine = (line: unknown) => {
    const { level, message, error } = line as StrayLine
    void monitor.record({ kind: 'background', name: message }, async () => {
      note('log', message, { details: { level, error } })
      if (error instanceof Error) noteException(error)
    })
  }
  if (monitor.enabled) strayLines.subscribe(onLine)
  return { stop: () => void strayLines.unsubscribe(onLine) }
}
