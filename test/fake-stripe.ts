import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addAccount, completeAccount, leave, restrictAccount } from './fake-stripe/accounts.ts'
import { conclude, decline, type PaidHow, pageOf, pay } from './fake-stripe/buyer.ts'
import { concludeDispute, concludeRefund, dispute, refundByHand } from './fake-stripe/dashboard.ts'
import type { FaultKind } from './fake-stripe/faults.ts'
import { hostedPath, serveHostedPage } from './fake-stripe/hosted-page.ts'
import { rendered } from './fake-stripe/rendering.ts'
import { serve } from './fake-stripe/serving.ts'
import { type FakeEvent, newWorld, send, signed, type World } from './fake-stripe/world.ts'

export type FakeStripe = Awaited<ReturnType<typeof startFakeStripe>>

/**
 * Stripe as far as its protocol goes, on loopback: what it answers, keeps under idempotency keys, refuses and tells its hooks.
 * The API is at `origin` (STRIPE_API_URL); the rest is what the buyer, the merchant, the bank and the network do.
 */
export async function startFakeStripe() {
  const world = newWorld()
  const server = createServer((request, response) => {
    route(world, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`The fake itself failed: ${error}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  world.origin = `http://127.0.0.1:${port}`
  return {
    origin: world.origin,
    host: '127.0.0.1',
    port,
    secretKey: world.secretKey,
    webhookSecret: world.webhookSecret,
    /** Every request that came, such as `POST /v1/refunds`, whatever became of it. */
    asked: world.asked,
    /** The oldest first. */
    events: world.events,
    deliveries: world.deliveries,
    ...whatPeopleDo(world),
    ...whatHooksHear(world),
    /** Befalls the next requests that begin so, such as `POST /v1/refunds`. */
    befall(request: string, kind: FaultKind, { times = 1, ms = 1_000 } = {}) {
      world.faults.push({ request, kind, times, ms })
    },
    /** Ends what is left of the faults. */
    recover() {
      world.faults = []
    },
    /** As a day does. */
    forgetKeys() {
      world.kept.clear()
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function route(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hosted = hostedPath.exec(request.url ?? '')
  if (hosted === null) await serve(world, request, response)
  else await serveHostedPage(world, request, response, hosted[1] ?? '')
}

const whatPeopleDo = (world: World) => ({
  /** All pages that were made, the oldest first. */
  sessions: () => [...world.ledgers.values()].flatMap((ledger) => [...ledger.sessions.values()]),
  /** A page as the API shows it, with intent, charge and refunds. */
  session: (id: string) => {
    const { ledger, session } = pageOf(world, id)
    return rendered(ledger, session, ['payment_intent.latest_charge.refunds'])
  },
  /** What was taken and what was given back, over all accounts and in Stripe's units; failed refunds do not count. */
  money: () => {
    const charges = [...world.ledgers.values()].flatMap((ledger) => [...ledger.charges.values()])
    const sum = (name: 'amount_captured' | 'amount_refunded') =>
      charges.reduce((total, charge) => total + charge[name], 0)
    return { captured: sum('amount_captured'), refunded: sum('amount_refunded') }
  },
  pay: (id: string, how?: PaidHow) => pay(world, id, how),
  decline: (id: string) => decline(world, id),
  conclude: (id: string, outcome: 'succeeded' | 'failed') => conclude(world, id, outcome),
  refundByHand: (id: string, amount?: number) => refundByHand(world, id, amount),
  /** From now on refunds wait for the bank, or do not. */
  refundsAre: (state: World['refundsAre']) => {
    world.refundsAre = state
  },
  concludeRefund: (id: string, outcome: 'succeeded' | 'failed') => concludeRefund(world, id, outcome),
  dispute: (id: string) => dispute(world, id),
  concludeDispute: (id: string, outcome: 'won' | 'lost') => concludeDispute(world, id, outcome),
  accounts: () => [...world.accounts.values()],
  /** A connected account that can be paid, unless told otherwise. Answers its id. */
  addAccount: ({ ready = true } = {}) => addAccount(world, { ready }).id,
  completeAccount: (id: string) => completeAccount(world, id),
  restrictAccount: (id: string, description: string) => restrictAccount(world, id, description),
  leave: (id: string) => leave(world, id),
})

const whatHooksHear = (world: World) => ({
  /** From now on events are sent there as they happen; null keeps them. Stripe's own repetitions are left to the test. */
  sendEventsTo: (url: string | null) => {
    world.hookUrl = url
  },
  /** Sends one now, however often; answers the status, or null where nobody answered. */
  send: (event: FakeEvent, url: string) => send(world, event, url),
  /** As it is posted, signed now. */
  signed: (event: FakeEvent, secret?: string) => signed(world, event, secret),
  /** Once all that was sent has been answered. */
  told: async () => {
    while (world.underway.size > 0) await Promise.all(world.underway)
  },
})
