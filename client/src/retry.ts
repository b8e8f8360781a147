import { errorOf, retryAfterMs, SoukError } from './souk-error.ts'

export interface RetryOptions {
  /** How often a call is tried again after the first time; 0 is never. */
  retries: number
  /** The first pause; each later one is up to twice as long. */
  retryDelayMs: number
  /** The longest pause. A server that asks for a longer one is not asked again. */
  maxRetryDelayMs: number
}

export type Send = (request: Request) => Promise<Response>

/** Sends again what may be sent again. Who repeats a write without an Idempotency-Key could make it happen twice. */
export function retrying(send: Send, options: RetryOptions): Send {
  return async (request) => {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await send(request.clone()).catch((cause: unknown) => unreachable(request, cause))
      const pause = pauseBefore(attempt + 1, outcome, options)
      if (pause === undefined || !(await worthAnother(request, outcome))) return settled(outcome)
      await elapse(pause, request.signal)
    }
  }
}

/** How long to wait before the retry with this number; undefined when it would be one too many or too late. */
function pauseBefore(retry: number, outcome: Response | SoukError, options: RetryOptions): number | undefined {
  const { retries, retryDelayMs, maxRetryDelayMs } = options
  if (retry > retries) return undefined
  const asked = outcome instanceof SoukError ? undefined : retryAfterMs(outcome)
  if (asked !== undefined) return asked > maxRetryDelayMs ? undefined : asked
  // Jitter spreads clients that were refused together.
  return Math.min(maxRetryDelayMs, retryDelayMs * 2 ** (retry - 1)) * (0.5 + Math.random() / 2)
}

function unreachable({ signal }: Request, cause: unknown): SoukError {
  if (signal.aborted) throw signal.reason
  return new SoukError({ status: 0, code: 'unreachable', message: 'The server cannot be reached.', cause })
}

async function worthAnother(request: Request, outcome: Response | SoukError): Promise<boolean> {
  // Whoever is told to slow down was not served.
  if (outcome.status === 429) return true
  const repeatable = request.method === 'GET' || request.headers.has('idempotency-key')
  if (!repeatable) return false
  if (outcome.status === 0 || outcome.status === 503) return true
  // The attempt before this one is still at work: its answer is the one to wait for.
  return outcome.status === 409 && (await errorOf((outcome as Response).clone())).code === 'idempotency_in_progress'
}

function settled(outcome: Response | SoukError): Response {
  if (outcome instanceof SoukError) throw outcome
  return outcome
}

function elapse(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    }, ms)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
