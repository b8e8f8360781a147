import { verifyWebhook, WebhookError } from '@souk/client'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo='
const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs='
const body = JSON.stringify({ type: 'order.created', timestamp: '2026-12-01T00:00:00.000Z', data: { order_id: 1 } })

/** As another implementation of the specification signs it. */
function signed({ at = new Date(), by = [secret] } = {}) {
  const id = 'msg_1_1'
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': by.map((one) => new Webhook(one).sign(id, at, body)).join(' '),
  }
}
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

describe('verifyWebhook', () => {
  it('reads what was signed with the secret, from Node and from fetch', async () => {
    expect(await verifyWebhook({ secret, headers: signed(), body })).toEqual(JSON.parse(body))
    expect(await verifyWebhook({ secret, headers: new Headers(signed()), body })).toEqual(JSON.parse(body))
  })

  it('takes one signature of several, as during a rotation', async () => {
    const headers = signed({ by: [other, secret] })
    expect(await verifyWebhook({ secret, headers, body })).toEqual(JSON.parse(body))
  })

  it.each([
    ['another body', { body: body.replace('1', '2') }],
    ['another secret', { headers: signed({ by: [other] }) }],
    ['another id', { headers: { ...signed(), 'webhook-id': 'msg_1_2' } }],
    ['another time', { headers: { ...signed(), 'webhook-timestamp': `${Math.floor(Date.now() / 1_000) - 9}` } }],
    ['a time of long ago', { headers: signed({ at: minutesAgo(6) }) }],
    ['a time to come', { headers: signed({ at: minutesAgo(-6) }) }],
    ['no time', { headers: { ...signed(), 'webhook-timestamp': 'now' } }],
    [
      'another version',
      { headers: { ...signed(), 'webhook-signature': signed()['webhook-signature'].replace('v1', 'v2') } },
    ],
    ['no signature', { headers: { ...signed(), 'webhook-signature': 'v1,' } }],
    ['half a signature', { headers: { ...signed(), 'webhook-signature': signed()['webhook-signature'].slice(0, 20) } }],
    ['garbage', { headers: { ...signed(), 'webhook-signature': 'v1,%%% v1 ,,, v1,====' } }],
    ['a header less', { headers: { ...signed(), 'webhook-id': undefined } }],
  ])('refuses %s', async (_what, changed) => {
    await expect(verifyWebhook({ secret, headers: signed(), body, ...changed })).rejects.toBeInstanceOf(WebhookError)
  })

  it('allows as much time as it is told', async () => {
    const headers = signed({ at: minutesAgo(6) })
    expect(await verifyWebhook({ secret, headers, body, toleranceSeconds: 600 })).toEqual(JSON.parse(body))
  })
})
