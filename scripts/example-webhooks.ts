import type { Souk } from '@souk/client'

/** A merchant has events sent to a server, which is not there. */
export async function sendWebhooks(merchant: Souk): Promise<void> {
  const url = 'https://hooks.example/souk'
  const { data: endpoint } = await merchant.webhookEndpoints.create({ body: { url, events: ['order.*'] } })
  const path = { id: endpoint.id }
  await merchant.webhookEndpoints.list()
  await merchant.webhookEndpoints.update({ path, body: { events: ['order.*', 'refund.*'] } })
  await merchant.webhookEndpoints.get({ path })
  const { data: test } = await merchant.webhookEndpoints.test({ path })
  await merchant.webhookEndpoints.replay({ path, body: { from: 1, to: 2 } })
  await merchant.webhookEndpoints.listDeliveries({ path })
  await merchant.webhookEndpoints.retryDelivery({ path: { ...path, delivery_id: test.id } })
  await merchant.webhookDeliveries.retry({ path: { delivery_id: test.id } })
  await merchant.webhookEndpoints.rotateSecret({ path })
  await merchant.webhookEndpoints.delete({ path })
}
