import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'

export type { Logger }

/** JSON lines on standard output; for a person at a terminal, readable ones. Secrets never reach either. */
export function createLogger(level: string): Logger {
  const options = {
    level,
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token'],
      censor: '[redacted]',
    },
  }
  if (!process.stdout.isTTY) return pino(options)
  return pino(options, pretty({ colorize: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', sync: true }))
}
