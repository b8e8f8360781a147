import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { decline, pageOf, pay } from './buyer.ts'
import type { World } from './world.ts'

export const hostedPath = /^\/c\/pay\/(cs_test_[^/?]+)$/

/** Stripe's page in three buttons, for tests that go there with a browser or by hand. */
export async function serveHostedPage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const { session } = pageOf(world, id)
  const wish = request.method === 'POST' ? new URLSearchParams(await text(request)).get('wish') : null
  if (wish === 'decline') decline(world, id)
  const goesTo = wish === 'pay' && pay(world, id) ? session.success_url : wish === 'back' ? session.cancel_url : null
  if (goesTo !== null) return void response.writeHead(303, { location: goesTo }).end()
  const words = session.status === 'open' ? (wish === 'decline' ? 'Your card was declined.' : '') : 'All done here.'
  const buttons = session.status === 'open' ? ['pay', 'decline', 'back'] : ['back']
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
    `<!doctype html><title>Checkout</title><p>${session.amount_total} ${session.currency}</p><p role="status">${words}</p>
<form method="post">${buttons.map((button) => `<button name="wish" value="${button}">${button}</button>`).join('')}</form>`,
  )
}
