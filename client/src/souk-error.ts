import type { components } from './generated/contract.ts'

export interface SoukErrorDetails {
  status: number
  code: string
  message: string
  errors?: Record<string, string[]> | undefined
  data?: unknown
  requestId?: string | undefined
  retryAfterMs?: number | undefined
  cause?: unknown
}

/** Every failure of a call: what the server answered, or that it could not be reached. */
export class SoukError extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number
  /** Stable and machine-readable, such as `validation_failed`; `unreachable` when there was no answer. */
  readonly code: string
  /** Sentences by field, in dotted paths such as `items.0.quantity`; empty unless fields were refused. */
  readonly errors: Readonly<Record<string, readonly string[]>>
  /** The state of now, where the refusal tells that another one was expected; else undefined. */
  readonly data: unknown
  /** What to name when asking the operator about it. */
  readonly requestId: string | undefined
  /** How long the server asks to wait before the next attempt. */
  readonly retryAfterMs: number | undefined

  constructor({ status, code, message, errors = {}, data, requestId, retryAfterMs, cause }: SoukErrorDetails) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SoukError'
    this.status = status
    this.code = code
    this.errors = errors
    this.data = data
    this.requestId = requestId
    this.retryAfterMs = retryAfterMs
  }
}

/** Reads the failure envelope. What is none, such as a proxy's page, becomes an error as well. */
export async function errorOf(response: Response): Promise<SoukError> {
  const body: Partial<components['schemas']['Failure'] & Pick<components['schemas']['ValidationFailure'], 'errors'>> =
    (await response.json().catch(() => undefined)) ?? {}
  const { code = 'unknown', message = `The server answered ${response.status}.`, errors, data, meta } = body
  return new SoukError({
    status: response.status,
    code,
    message,
    errors,
    data,
    requestId: meta?.request_id ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterMs: retryAfterMs(response),
  })
}

/** `Retry-After` in seconds or as a date. */
export function retryAfterMs({ headers }: Response): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
