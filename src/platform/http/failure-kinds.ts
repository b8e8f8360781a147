/** A kind of failure as the contract names it: what a client recognises it by, and when it comes. */
export interface FailureKind {
  status: number
  code: string
  when: string
}

const kind = (status: number, code: string, when: string): FailureKind => ({ status, code, when })

/** The kinds that follow from how a route is made. A module declares its own beside its errors. */
export const failureKinds = {
  malformedRequest: kind(
    400,
    'malformed_request',
    'The request cannot be read in one way only, or its body is not JSON.',
  ),
  unauthenticated: kind(401, 'unauthenticated', 'There is no token, or one that is unknown, expired or revoked.'),
  forbidden: kind(
    403,
    'forbidden',
    'A permission is missing, or an ability of the token, or the shop is not yours to open.',
  ),
  csrfMismatch: kind(403, 'csrf_token_mismatch', "A browser's session changes something without its proof of origin."),
  notFound: kind(404, 'not_found', 'There is no such thing, or none that you may see.'),
  conflict: kind(409, 'conflict', 'The present state forbids it.'),
  idempotencyInProgress: kind(409, 'idempotency_in_progress', 'The first request with this key is still running.'),
  preconditionFailed: kind(
    412,
    'precondition_failed',
    'A condition of the request, such as `If-Match`, does not hold (any more).',
  ),
  payloadTooLarge: kind(
    413,
    'payload_too_large',
    'The body is larger than the route takes: 1 MB, unless it says otherwise.',
  ),
  unsupportedMediaType: kind(415, 'unsupported_media_type', 'The body is not sent as a type that the route takes.'),
  validationFailed: kind(422, 'validation_failed', 'Fields are refused; `errors` says which and why.'),
  idempotencyMismatch: kind(422, 'idempotency_mismatch', 'The key was used before with another body.'),
  tooManyRequests: kind(429, 'too_many_requests', 'The limit is reached; `Retry-After` says until when.'),
  serverError: kind(500, 'server_error', 'Something went wrong on our side.'),
  unavailable: kind(503, 'unavailable', 'The service is away for a moment; `Retry-After` says how long to wait.'),
}
