import { channel } from 'node:diagnostics_channel'
import { type Logger, type LoggerOptions, pino } from 'pino'
import pretty, { type PrettyOptions } from 'pino-pretty'
import { createRedactor } from './redaction.ts'
import { currentStory, note, noteException, traceOf } from './story.ts'

export type { Logger }

/** A line at warning or above that belongs to no story. */
export interface StrayLine {
  level: string
  message: string
  error: unknown
}

export const strayLines = channel('souk.stray-line')

const [warnLevel, errorLevel] = [40, 50]

/**
 * JSON lines on standard output; for a person at a terminal, readable ones. A line that belongs to a request or a job
 * writes the trace. Secrets never reach either: known ones by the name of their field, tokens by their form.
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
        const safe = (args as unknown[]).map((part) => (typeof part === 'string' ? redact(part) : part))
        return method.apply(this, safe as typeof args)
      },
    },
  }
  if (!process.stdout.isTTY) return pino(options)
  return pino(options, pretty({ ...forTerminal, sync: true }))
}

/** Of a request a person reads one line; everything else is printed as it is. */
export const forTerminal: PrettyOptions = {
  colorize: true,
  translateTime: 'HH:MM:ss',
  ignore: 'pid,hostname,method,url,status,ms,user_id,ip,request_id,trace_id',
  messageFormat: (line, messageKey, _level, { colors }) => {
    const { method, url, status, ms, request_id } = line
    if (typeof status !== 'number' || method === undefined)
      return `${line[messageKey]}${request_id === undefined ? '' : colors.gray(` request ${request_id}`)}`
    const paint = status >= 500 ? colors.red : status >= 400 ? colors.yellow : colors.green
    return `${paint(String(status))} ${method} ${url} ${colors.gray(`${ms} ms`)}`
  },
}

function storyFields(): Record<string, unknown> {
  const story = currentStory()
  return story === undefined ? {} : { trace_id: traceOf(story).traceId }
}

function noteLine([first, second]: unknown[], level: number): void {
  const fields = typeof first === 'object' && first !== null ? (first as { err?: unknown }) : {}
  const message = typeof first === 'string' ? first : typeof second === 'string' ? second : ''
  const label = pino.levels.labels[level] ?? String(level)
  if (currentStory() === undefined) {
    const stray: StrayLine = { level: label, message, error: fields.err }
    if (level >= warnLevel && strayLines.hasSubscribers) strayLines.publish(stray)
    return
  }
  note('log', message, { details: { ...fields, level: label } })
  if (level >= errorLevel && fields.err instanceof Error) noteException(fields.err)
}
