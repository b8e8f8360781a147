import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { withTenant } from '#platform/database/transactions.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { leaveRowsOfShop } from '#test/full-shop.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { ended, exportOf, importOf, table } from '#test/transfers.ts'
import { sweepTransfers } from '../sweep-transfers.ts'
import { exportedThings } from './exported.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk()
})

const productsOf = async (user: User) => {
  const { data } = (await user.get('/products?sort=id&per_page=100')).body
  return data.map(({ id, user_id, created_at, updated_at, ...product }: Record<string, unknown>) => product)
}

describe('an export', () => {
  it('of products can be imported: nothing changes here, and another shop has the same', async () => {
    const user = await newUser(souk, 'merchant')
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', "'=quoted", "''-", 'a,"b"\nc\r\nd', ' spaces ', '-', 'Ünïcode ✓']
    for (const [at, name] of dangerous.entries())
      await newProduct(user, {
        name: name.trim(),
        description: `${name}\t`,
        price: `${at}.50`,
        metadata: { at, [name.trim()]: [name] },
        ...(at % 2 === 0 && {
          sku: `=S${at}`,
          barcode: '-',
          compare_at_price: '99.00',
          weight_grams: at,
          stock_policy: 'unlimited',
        }),
      })
    await newProduct(user, { name: 'Tab', description: '\tTab' })
    await newProduct(user, { name: 'Mug' })
    await newProduct(user, { name: 'Mug', description: '\rReturn' })
    const file = await exportOf(user, 'products')
    expect(file).toContain("'=1+1")
    expect(file.split(/[\r\n,]/).filter((cell) => /^"?[=+\-@\t\r]/.test(cell) && cell !== '')).toEqual([])
    const before = (await user.get('/products?sort=id&per_page=100')).body.data
    const again = await importOf(user, '/products/import?mode=all', file)
    expect(again).toMatchObject({
      problems: [],
      counts: { created: 0, updated: 0, failed: 0, unchanged: before.length },
    })
    expect((await user.get('/products?sort=id&per_page=100')).body.data).toEqual(before)
    const other = await newUser(souk, 'merchant')
    expect((await importOf(other, '/products/import?mode=all', file)).counts).toMatchObject({ created: before.length })
    expect(await productsOf(other)).toEqual(await productsOf(user))
    expect((await importOf(other, '/products/import?mode=partial', file)).counts).toMatchObject({
      unchanged: before.length,
    })
  })

  it.each(['products', 'listings', 'orders', 'buyers', 'ledger'])(
    'of %s shows what the shop holds, and nothing of others',
    async (what) => {
      const [user, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
      await leaveRowsOfShop(souk, user)
      await newProduct(other, { name: 'Foreign', sku: 'FOREIGN' })
      const csv = await exportOf(user, what)
      const { body } = await user.post('/exports', { what, format: 'jsonl' })
      const { file, counts } = await ended(user, body.data.id)
      const response = await fetch(`${souk.origin}${file.url}`, { headers: { authorization: `Bearer ${user.token}` } })
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${what}-${body.data.id}.jsonl"`)
      const rows = (await response.text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(rows.length).toBe(counts.total)
      expect(counts.total).toBeGreaterThan(0)
      const path = {
        ledger: undefined,
        listings: '/listings',
        products: '/products',
        orders: '/orders',
        buyers: '/buyers',
      }[what]
      if (path !== undefined) {
        const { data } = (await user.get(`${path}?sort=id&per_page=100`)).body
        expect(rows.map(({ id }) => id)).toEqual(data.map(({ id }: { id: number }) => id))
      }
      expect(csv.split('\r\n').length).toBeGreaterThan(rows.length)
      expect(csv).not.toContain('Foreign')
      expect(await exportOf(other, what)).toContain(what === 'products' ? 'FOREIGN' : csv.split('\r\n')[0])
    },
  )

  it('shows one moment: what is changed while it is read is not in it', async () => {
    const user = await newUser(souk, 'merchant')
    const rows = Array.from({ length: 2_500 }, (_, at) => `Mug,1.00,1,M-${at}`)
    await importOf(user, '/products/import?mode=all', table('name,price,quantity,sku', ...rows))
    const { database } = souk.dependencies
    const lines: string[][] = []
    await withTenant(
      database,
      user.id,
      async (tx) => {
        for await (const batch of exportedThings.products.batches(tx, { appUrl: '' })) {
          if (lines.length === 0) await withTenant(database, user.id, (other) => renameAll(other))
          lines.push(...batch.flatMap((row) => row.lines))
        }
      },
      'reading',
    )
    expect(lines.length).toBe(2_500)
    expect(new Set(lines.map(([, name]) => name))).toEqual(new Set(['Mug']))
    expect(await exportOf(user, 'products')).toContain('Renamed')
  })

  it('is kept for three days, and its file goes with the sweep', async () => {
    const user = await newUser(souk, 'merchant')
    await newProduct(user)
    const { body } = await user.post('/exports', { what: 'products' })
    const transfer = await ended(user, body.data.id)
    const keptMs = Date.parse(transfer.file.expires_at) - Date.parse(transfer.finished_at)
    expect(Math.round(keptMs / 3_600_000)).toBe(72)
    expect(filesOf(souk)).toHaveLength(1 + (await others(transfer.id)))
    await asPlatform('UPDATE transfers SET expires_at = now() WHERE id = $1', [transfer.id])
    expect((await user.get(transfer.file.url)).status).toBe(404)
    expect((await user.get(`/transfers/${transfer.id}`)).body.data.file).toBeNull()
    const before = filesOf(souk).length
    await sweepTransfers(souk.dependencies.database, souk.dependencies.files)
    expect(filesOf(souk)).toHaveLength(before - 1)
  })

  it('of buyers is handed out no more once one of them is erased, and nothing of theirs is kept', async () => {
    const user = await newUser(souk, 'merchant')
    const admin = await newUser(souk, 'admin')
    await leaveRowsOfShop(souk, user)
    const [buyer] = (await user.get('/buyers')).body.data
    expect((await admin.call('PATCH', `/buyers/${buyer.id}`, { metadata: { spouse: 'Charles' } })).status).toBe(200)
    const { body } = await user.post('/exports', { what: 'buyers' })
    const { file } = await ended(user, body.data.id)
    expect((await user.get(file.url)).body).toContain('Charles')
    const products = await user.post('/exports', { what: 'products' })
    const kept = await ended(user, products.body.data.id)
    expect((await user.post(`/buyers/${buyer.id}/erasure`)).body.data.metadata).toEqual({})
    expect((await user.get(file.url)).status).toBe(404)
    expect((await user.get(kept.file.url)).status).toBe(200)
    expect((await user.call('PATCH', `/buyers/${buyer.id}`, { metadata: { spouse: 'Charles' } })).status).toBe(409)
    const { data: entries } = (await admin.get(`/audit?per_page=100`)).body
    expect(JSON.stringify(entries)).not.toContain('Charles')
    expect(entries.map(({ action }: { action: string }) => action)).toContain('buyers.manage')
  })

  it('leaves no file of an import behind', async () => {
    const user = await newUser(souk, 'merchant')
    const before = filesOf(souk).length
    await importOf(user, '/products/import', table('name,price,quantity', 'Mug,1.00,1'))
    await eventually(() => filesOf(souk).length === before)
  })
})

const renameAll = (tx: Parameters<Parameters<typeof withTenant>[2]>[0]) =>
  sql`UPDATE products SET name = 'Renamed' WHERE user_id = ${tx.userId}`.execute(tx)

/** The rows of all tenants, for one statement. */
async function asPlatform(text: string, values: unknown[]) {
  await souk.owner.query(`BEGIN; SET LOCAL ROLE "${souk.dependencies.database.platformRole}"`)
  const { rows } = await souk.owner.query(text, values)
  await souk.owner.query('COMMIT')
  return rows
}

async function others(id: number): Promise<number> {
  const others = 'SELECT count(*)::int AS count FROM transfers WHERE file_id IS NOT NULL AND id <> $1'
  return (await asPlatform(others, [id]))[0].count
}

const filesOf = ({ config }: Souk) =>
  readdirSync(join(config.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /transfers\/.*\/0$/.test(name),
  )
