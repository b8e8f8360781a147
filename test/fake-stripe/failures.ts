/** An error in Stripe's shape. */
export class StripeFailure extends Error {
  readonly status: number
  readonly body: { error: Record<string, string> }
  /** Whether its endpoint had begun: only then an idempotency key keeps the answer. */
  readonly isKept: boolean

  constructor(status: number, error: Record<string, string>, isKept = true) {
    super(error.message)
    this.status = status
    this.body = { error }
    this.isKept = isKept
  }
}

const type = 'invalid_request_error'

/** The parameters are wrong: nothing has begun. */
export const invalid = (param: string, message: string, code = 'parameter_invalid') =>
  new StripeFailure(400, { type, code, param, message }, false)

/** The parameters are right, and it cannot be done. */
export const refused = (message: string, code?: string) =>
  new StripeFailure(400, { type, message, ...(code !== undefined && { code }) })

export const missing = (what: string, id: string) =>
  new StripeFailure(404, { type, code: 'resource_missing', param: 'id', message: `No such ${what}: '${id}'` })

export const unknownUrl = (method: string, path: string) =>
  new StripeFailure(404, { type, message: `Unrecognized request URL (${method}: ${path}).` }, false)

export const wrongKey = () => new StripeFailure(401, { type, message: 'Invalid API Key provided: sk_test_****' }, false)

export const strangeAccount = (account: string) =>
  new StripeFailure(
    403,
    {
      type,
      code: 'account_invalid',
      message: `The provided key 'sk_test_****' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    },
    false,
  )

export const otherParameters = (key: string) =>
  new StripeFailure(
    400,
    {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    },
    false,
  )

export const keyInUse = (key: string) =>
  new StripeFailure(
    409,
    {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    },
    false,
  )

export const tooMany = () =>
  new StripeFailure(429, { type, code: 'rate_limit', message: 'Request rate limit exceeded.' }, false)

export const broken = () => new StripeFailure(500, { type: 'api_error', message: 'An unknown error occurred.' })
