import { type Logger, type LoggerOptions, pino } from 'pino'
import pretty from 'pino-pretty'
import { createRedactor } from './redaction.ts'
import { currentStory, note, noteException, traceOf } from './story.ts'

export type { Logger }

const errorLevel = 50

/**
 * JSON lines on standard output; for a person at a terminal, readable ones. A line that belongs to a request or a job
 * tells the trace. Secrets never reach either: known ones by the name of their field, tokens by their form.
 */
export function createLogger(level: string, hiddenFields: readonly string[] = []): Logger {
  const redact = createRedactor(hiddenFields)
  const options: LoggerOptions = {
    level,
    mixin: storyFields,
    formatters: { log: (fields) => redact(fields) as Record<string, unknown> },
    hooks: {
      logMethod(args, method, lineLevel) {
        noteLine(args as unknown[], lineLevel)
        const [first, ...others] = args as [unknown, ...unknown[]]
        return method.apply(this, (typeof first === 'string' ? [redact(first), ...others] : args) as typeof args)
      },
    },
  }
  if (!process.stdout.isTTY) return pino(options)
  return pino(options, pretty({ colorize: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', sync: true }))
}

function storyFields(): Record<string, unknown> {
  const story = currentStory()
  return story === undefined ? {} : { trace_id: traceOf(story).traceId }
}

function noteLine([first, second]: unknown[], level: number): void {
  if (currentStory() === undefined) return
  const fields = typeof first === 'object' && first !== null ? (first as { err?: unknown }) : {}
  const message = typeof first === 'string' ? first : typeof second === 'string' ? second : ''
  note('log', message, { details: { level: pino.levels.labels[level] ?? String(level), ...fields } })
  if (level >= errorLevel && fields.err instanceof Error) noteException(fields.err)
}
