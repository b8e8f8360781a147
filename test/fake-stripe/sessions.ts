import { allow, type Call, integerOf, listOf, type Params, pairsOf, textOf, within } from './calls.ts'
import { invalid, missing, refused } from './failures.ts'
import { inSeconds, newId, type Session } from './objects.ts'
import { newestFirst, page, rendered } from './rendering.ts'
import { tell, type World } from './world.ts'

const known = [
  'adaptive_pricing',
  'cancel_url',
  'client_reference_id',
  'customer_email',
  'excluded_payment_method_types',
  'expires_at',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'payment_intent_data',
  'success_url',
  'ui_mode',
]
const halfAnHour = 30 * 60
const aDay = 24 * 3_600
const smallest = new Map([
  ['eur', 50],
  ['usd', 50],
])

export function createSession({ world, ledger, params, expand }: Call): object {
  allow(params, known)
  if (textOf(params, 'mode') !== 'payment') throw invalid('mode', 'Missing required param: mode.', 'parameter_missing')
  const successUrl = addressOf(textOf(params, 'success_url'), 'success_url')
  const price = within(params, 'line_items', '0', 'price_data')
  const currency = textOf(price, 'currency') ?? ''
  if (!/^[a-z]{3}$/.test(currency))
    throw invalid('line_items[0][price_data][currency]', `Invalid currency: ${currency}`)
  const total = integerOf(price, 'unit_amount') * integerOf(within(params, 'line_items', '0'), 'quantity')
  requireEmail(textOf(params, 'customer_email'))
  const expiresAt = endOf(params.expires_at === undefined ? undefined : integerOf(params, 'expires_at'))
  requireReady(world, ledger.account)
  if (total < (smallest.get(currency) ?? 1))
    throw refused("The Checkout Session's total amount due must add up to at least 50 cents.", 'amount_too_small')
  const session = newSession(world.origin, params, { currency, total, successUrl, expiresAt })
  ledger.sessions.set(session.id, session)
  return rendered(ledger, session, expand)
}

interface Checked {
  currency: string
  total: number
  successUrl: string
  expiresAt: number
}

function newSession(origin: string, params: Params, { currency, total, successUrl, expiresAt }: Checked): Session {
  const id = newId('cs_test')
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: textOf(within(params, 'adaptive_pricing'), 'enabled') !== 'false' },
    amount_subtotal: total,
    amount_total: total,
    cancel_url: textOf(params, 'cancel_url'),
    client_reference_id: textOf(params, 'client_reference_id'),
    created: inSeconds(),
    currency,
    customer_email: textOf(params, 'customer_email'),
    excluded_payment_method_types: listOf(params, 'excluded_payment_method_types'),
    expires_at: expiresAt,
    livemode: false,
    locale: textOf(params, 'locale'),
    metadata: pairsOf(params, 'metadata'),
    mode: 'payment',
    payment_intent: null,
    payment_intent_data: { metadata: pairsOf(within(params, 'payment_intent_data'), 'metadata') },
    payment_status: 'unpaid',
    status: 'open',
    success_url: successUrl,
    ui_mode: textOf(params, 'ui_mode') ?? 'hosted_page',
    url: `${origin}/c/pay/${id}`,
  }
}

function addressOf(text: string | null, name: string): string {
  if (text === null) throw invalid(name, `Missing required param: ${name}.`, 'parameter_missing')
  if (!URL.canParse(text)) throw invalid(name, 'Not a valid URL', 'url_invalid')
  return text
}

function requireEmail(email: string | null): void {
  if (email !== null && !/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(email))
    throw invalid('customer_email', `Invalid email address: ${email}`, 'email_invalid')
}

function endOf(at = inSeconds() + aDay): number {
  if (at < inSeconds() + halfAnHour)
    throw invalid(
      'expires_at',
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    )
  if (at > inSeconds() + aDay)
    throw invalid('expires_at', 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.')
  return at
}

function requireReady({ accounts }: World, account: string | null): void {
  if (account === null) return
  if (accounts.get(account)?.configuration.merchant.capabilities.card_payments.status !== 'active')
    throw refused('Your account cannot currently make charges.')
}

export function retrieveSession({ ledger, id, expand }: Call): object {
  return rendered(ledger, sessionOf(ledger.sessions, id), expand)
}

export function expireSession({ world, ledger, id, params, expand }: Call): object {
  allow(params, [])
  const session = sessionOf(ledger.sessions, id)
  if (session.status !== 'open')
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  session.status = 'expired'
  session.url = null
  const intent = ledger.intents.get(session.payment_intent ?? '')
  if (intent !== undefined) intent.status = 'canceled'
  tell(world, ledger.account, 'checkout.session.expired', rendered(ledger, session))
  return rendered(ledger, session, expand)
}

export function listSessions({ ledger, params, expand }: Call): object {
  allow(params, ['payment_intent', 'limit', 'starting_after'])
  const intent = textOf(params, 'payment_intent')
  const found = newestFirst(ledger.sessions).filter(
    ({ payment_intent }) => intent === null || payment_intent === intent,
  )
  const limit = params.limit === undefined ? 10 : integerOf(params, 'limit')
  return page(ledger, '/v1/checkout/sessions', found, {
    limit,
    after: textOf(params, 'starting_after') ?? undefined,
    expand,
  })
}

export function sessionOf(sessions: Map<string, Session>, id: string): Session {
  const session = sessions.get(id)
  if (session === undefined) throw missing('checkout.session', id)
  return session
}
