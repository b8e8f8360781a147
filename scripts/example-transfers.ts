import type { Souk } from '@souk/client'
import { refused } from './example-failures.ts'

const table = (...lines: string[]) => new Blob([lines.map((line) => `${line}\r\n`).join('')], { type: 'text/csv' })

/** A merchant brings products along, and takes them away as a file. */
export async function moveData(merchant: Souk): Promise<void> {
  const products = table(
    'name,description,price,quantity,sku',
    'Egg cup,Holds one egg.,4.50,24,EGG-1',
    'Jug,,18.00,6,JUG-1',
  )
  const { data: tried } = await merchant.products.import({ query: { mode: 'dry_run' }, body: products })
  await ended(merchant, tried.id)
  const { data: imported } = await merchant.products.import({ query: { mode: 'all' }, body: products })
  await ended(merchant, imported.id)
  const listings = table('title,price,quantity,sku', 'Tea tray,32.00,5,TRAY-1')
  const { data: listed } = await merchant.listings.import({ query: { mode: 'partial' }, body: listings })
  await ended(merchant, listed.id)
  const { data: exported } = await merchant.exports.create({ body: { what: 'products' } })
  await ended(merchant, exported.id)
  await merchant.transfers.get({ path: { id: imported.id } })
  await merchant.transfers.list()
  await (await merchant.readFile(exported.id)).cancel()
  await cancelOne(merchant)
}

/** A worker may be quicker. */
async function cancelOne(merchant: Souk): Promise<void> {
  for (;;) {
    const { data: begun } = await merchant.exports.create({ body: { what: 'orders', format: 'jsonl' } })
    const cancelled = await refused(merchant.transfers.cancel({ path: { id: begun.id } }))
    if (cancelled !== undefined) return
  }
}

async function ended(merchant: Souk, id: number): Promise<void> {
  for await (const { state } of merchant.watchTransfer(id, { everyMs: 50 })) if (state !== 'running') return
}
