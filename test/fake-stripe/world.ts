import Stripe from 'stripe'
import { strangeAccount } from './failures.ts'
import type { Fault } from './faults.ts'
import type { Kept } from './idempotency.ts'
import { type Account, emptyLedger, type Ledger, newId } from './objects.ts'

/** The version that Souk is pinned to. */
export const apiVersion = '2026-10-28.endive'

export interface FakeEvent {
  id: string
  type: string
  body: string
}

export interface Delivery {
  event: FakeEvent
  /** What the hook answered; null where it could not be reached. */
  status: number | null
}

export interface World {
  origin: string
  readonly secretKey: string
  readonly webhookSecret: string
  readonly ledgers: Map<string, Ledger>
  readonly accounts: Map<string, Account>
  readonly kept: Map<string, Kept>
  faults: Fault[]
  /** Whether refunds take effect at once or wait for the bank. */
  refundsAre: 'succeeded' | 'pending'
  readonly asked: string[]
  readonly events: FakeEvent[]
  readonly deliveries: Delivery[]
  readonly underway: Set<Promise<void>>
  hookUrl: string | null
}

export const newWorld = (): World => ({
  origin: '',
  secretKey: 'sk_test_51souk',
  webhookSecret: 'whsec_souk',
  ledgers: new Map([['', emptyLedger(null)]]),
  accounts: new Map(),
  kept: new Map(),
  faults: [],
  refundsAre: 'succeeded',
  asked: [],
  events: [],
  deliveries: [],
  underway: new Set(),
  hookUrl: null,
})

export function ledgerOf(world: World, account: string | null): Ledger {
  const ledger = world.ledgers.get(account ?? '')
  if (ledger === undefined) throw strangeAccount(account ?? '')
  return ledger
}

/** As an endpoint hears of it; `account` stands in it where a connected account is meant. */
export function tell(world: World, account: string | null, type: string, object: object): void {
  const event = {
    id: newId('evt'),
    object: 'event',
    ...(account !== null && { account }),
    api_version: apiVersion,
    created: Math.floor(Date.now() / 1_000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  }
  keep(world, { id: event.id, type, body: JSON.stringify(event, null, 2) })
}

/** A thin one: it says what has changed, and nothing of it. */
export function tellThinly(world: World, account: string, type: string): void {
  const event = {
    id: newId('evt'),
    object: 'v2.core.event',
    context: account,
    created: new Date().toISOString(),
    livemode: false,
    related_object: { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
    type,
  }
  keep(world, { id: event.id, type, body: JSON.stringify(event) })
}

function keep(world: World, event: FakeEvent): void {
  world.events.push(event)
  if (world.hookUrl !== null) void send(world, event, world.hookUrl)
}

const { webhooks } = new Stripe('sk_test_signing')

/** Signed by the package itself, at the time it is sent. */
export const signed = ({ webhookSecret }: World, { body }: FakeEvent, secret = webhookSecret) => ({
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': webhooks.generateTestHeaderString({ payload: body, secret }),
  },
  body,
})

export async function send(world: World, event: FakeEvent, url: string): Promise<number | null> {
  const posted = fetch(url, { method: 'POST', ...signed(world, event) }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status
    },
    () => null,
  )
  const noted = posted.then((status) => {
    world.deliveries.push({ event, status })
    world.underway.delete(noted)
  })
  world.underway.add(noted)
  return posted
}
