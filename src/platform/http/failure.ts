/** Dotted paths to sentences, as in `{"items.0.quantity": ["Only 3 of 'Blue mug' are available."]}`. */
export type FieldErrors = Record<string, string[]>

interface FailureOptions {
  /** The state of now, where a refusal says that another one was expected. */
  data?: unknown
  headers?: Record<string, string>
  errors?: FieldErrors
}

/** What the client gets when a request cannot be served. Everything else that is thrown is a 500 that says nothing. */
export class Failure extends Error {
  readonly headers: Record<string, string>
  readonly errors: FieldErrors | undefined
  readonly statusCode: number
  readonly code: string
  readonly data: unknown

  constructor(statusCode: number, code: string, message: string, { headers = {}, errors, data }: FailureOptions = {}) {
    super(message)
    this.name = 'Failure'
    this.statusCode = statusCode
    this.code = code
    this.headers = headers
    this.errors = errors
    this.data = data
  }
}

export const malformedRequest = (message: string) => new Failure(400, 'malformed_request', message)

export const unauthenticated = () =>
  new Failure(401, 'unauthenticated', 'A valid token is needed: send it as "Authorization: Bearer <token>".', {
    headers: { 'www-authenticate': 'Bearer' },
  })

export const forbidden = (message: string) => new Failure(403, 'forbidden', message)

export const notFound = (message: string) => new Failure(404, 'not_found', message)

export const conflict = (message: string) => new Failure(409, 'conflict', message)

export const methodNotAllowed = (method: string, allowed: string[]) =>
  new Failure(405, 'method_not_allowed', `${method} is not possible here. Possible: ${allowed.join(', ')}.`, {
    headers: { allow: allowed.join(', ') },
  })

export const csrfMismatch = () =>
  new Failure(
    403,
    'csrf_token_mismatch',
    "A browser's session needs the header X-CSRF-Token with the value it was given.",
  )

export const tooManyRequests = (perMinute: number, retryAfterSeconds: number) =>
  new Failure(429, 'too_many_requests', `Too many requests. Try again in ${retryAfterSeconds} s.`, {
    headers: {
      'retry-after': String(retryAfterSeconds),
      'x-ratelimit-limit': String(perMinute),
      'x-ratelimit-remaining': '0',
    },
  })

/** Nothing of the work was begun. Unlike with a rate limit, there is no minute to wait for. */
export const tooManyAtOnce = () =>
  new Failure(429, 'too_many_requests', 'Too many of your requests wait already. Try again in 1 s.', {
    headers: { 'retry-after': '1' },
  })

export const unavailable = () =>
  new Failure(503, 'unavailable', 'The service is not available at the moment. Try again shortly.', {
    headers: { 'retry-after': '5' },
  })

export const filesUnavailable = () =>
  new Failure(503, 'unavailable', 'Files can be neither read nor written at the moment. Try again shortly.', {
    headers: { 'retry-after': '5' },
  })

export const serverError = () => new Failure(500, 'server_error', 'Something went wrong on our side.')

/** The first sentence stands in the message, the others are counted, as Laravel does. */
export function validationFailed(errors: FieldErrors): Failure {
  const sentences = Object.values(errors).flat()
  const others = sentences.length - 1
  const count = others === 0 ? '' : ` (and ${others} more ${others === 1 ? 'error' : 'errors'})`
  return new Failure(422, 'validation_failed', `${sentences[0]}${count}`, { errors })
}
