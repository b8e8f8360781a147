import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { importOf, table } from '#test/transfers.ts'

let souk: Souk
let merchant: User
beforeAll(async () => {
  souk = await startSouk()
  merchant = await newUser(souk, 'merchant')
})

const header = 'name,description,price,quantity,sku'
const mugs = table(header, 'Blue mug,Holds 300 ml.,19.99,5,M-1', 'Red mug,,9.50,0,M-2')
const counts = (created: number, updated: number, unchanged: number, failed: number) => ({
  total: created + updated + unchanged + failed,
  processed: created + updated + unchanged + failed,
  created,
  updated,
  unchanged,
  failed,
})
const skus = async (user: User) =>
  (await user.get('/products?sort=id&per_page=100')).body.data.map(({ sku }: { sku: string }) => sku)

describe('an import of products', () => {
  it('says what it would do and writes nothing, unless it is asked to', async () => {
    const user = await newUser(souk, 'merchant')
    const transfer = await importOf(user, '/products/import', mugs)
    expect(transfer).toMatchObject({
      kind: 'import',
      what: 'products',
      mode: 'dry_run',
      state: 'finished',
      counts: counts(2, 0, 0, 0),
      problems: [],
    })
    expect(await skus(user)).toEqual([])
  })

  it.each(['all', 'partial'])('changes nothing when the same file comes again (%s)', async (mode) => {
    const user = await newUser(souk, 'merchant')
    expect((await importOf(user, `/products/import?mode=${mode}`, mugs)).counts).toEqual(counts(2, 0, 0, 0))
    const before = (await user.get('/products?sort=id')).body.data
    expect(before).toMatchObject([
      { name: 'Blue mug', description: 'Holds 300 ml.', price: '19.99', quantity: 5, sku: 'M-1' },
      { name: 'Red mug', description: null, price: '9.50', quantity: 0, sku: 'M-2' },
    ])
    expect((await importOf(user, `/products/import?mode=${mode}`, mugs)).counts).toEqual(counts(0, 0, 2, 0))
    expect((await user.get('/products?sort=id')).body.data).toEqual(before)
  })

  it('moves stock through the ledger, and leaves what the file does not say', async () => {
    const user = await newUser(souk, 'merchant')
    await importOf(user, '/products/import?mode=all', mugs)
    const [blue] = (await user.get('/products?sort=id')).body.data
    const changes = table('sku,quantity', 'M-1,7', 'M-2,0')
    const { id, counts: counted } = await importOf(user, '/products/import?mode=all', changes)
    expect(counted).toEqual(counts(0, 1, 1, 0))
    expect((await user.get(`/products/${blue.id}`)).body.data).toMatchObject({ name: 'Blue mug', quantity: 7 })
    const movements = (await user.get(`/products/${blue.id}/movements`)).body.data
    expect(movements).toMatchObject([
      { kind: 'correction', delta: 2, quantity_after: 7, reason: `Import ${id}`, by: user.id },
      { kind: 'opening', delta: 5 },
    ])
  })

  it('lists all problems with their lines, counted by what stands in quotes, too', async () => {
    const user = await newUser(souk, 'merchant')
    const bad = table(
      header,
      '"Mug of\r\ntwo lines","Text\r\n\r\nof three",1.00,1,A',
      'No price,,,1,B',
      '',
      'Strange,,many,-1,C',
      ',,1.00,1,D',
      'Twice,,1.00,1,A',
      'Too short,1.00',
      header,
      'Good,,1.00,1,E',
    )
    const transfer = await importOf(user, '/products/import', bad)
    expect(transfer.problems.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
      [6, 'price'],
      [8, 'price'],
      [8, 'quantity'],
      [9, 'name'],
      [10, 'sku'],
      [11, null],
      [12, null],
    ])
    expect(transfer).toMatchObject({ problems_count: 7, counts: counts(2, 0, 0, 6) })
    const texts = transfer.problems.map(({ message }: { message: string }) => message)
    expect(texts).toContain('The quantity field must be at least 0.')
    expect(texts).toContain('Line 2 tells of the same product.')
    expect(texts).toContain('The header stands here again.')
  })

  it('writes nothing in `all` where one record is bad, and the good ones in `partial`', async () => {
    const user = await newUser(souk, 'merchant')
    const file = table(header, 'Good,,1.00,1,G', 'Bad,,x,1,B')
    const all = await importOf(user, '/products/import?mode=all', file)
    expect(all).toMatchObject({
      state: 'failed',
      error: '1 of the records has a problem: nothing was written.',
      problems: [{ line: 3, column: 'price' }],
      counts: { created: 0, failed: 1, total: 2 },
    })
    expect(await skus(user)).toEqual([])
    const partial = await importOf(user, '/products/import?mode=partial', file)
    expect(partial).toMatchObject({ state: 'finished', counts: counts(1, 0, 0, 1) })
    expect(await skus(user)).toEqual(['G'])
  })

  it('keeps apart products of one name that have no SKU', async () => {
    const user = await newUser(souk, 'merchant')
    const file = table('name,price,quantity', 'Mug,1.00,1', 'Mug,2.00,2', 'Mug,3.00,3')
    expect((await importOf(user, '/products/import?mode=partial', file)).counts).toEqual(counts(3, 0, 0, 0))
    expect((await importOf(user, '/products/import?mode=all', file)).counts).toEqual(counts(0, 0, 3, 0))
  })

  it('reaches no product of another shop, by id or by SKU', async () => {
    const other = await newUser(souk, 'merchant')
    await importOf(other, '/products/import?mode=all', mugs)
    const [theirs] = (await other.get('/products?sort=id')).body.data
    const file = table('id,name,price,quantity,sku', `${theirs.id},Taken,1.00,1,M-1`)
    const user = await newUser(souk, 'merchant')
    expect((await importOf(user, '/products/import?mode=all', file)).counts).toEqual(counts(1, 0, 0, 0))
    expect((await other.get(`/products/${theirs.id}`)).body.data).toEqual(theirs)
    const { id } = await importOf(other, '/products/import', mugs)
    for (const [method, path] of [
      ['GET', `/transfers/${id}`],
      ['GET', `/transfers/${id}/file`],
      ['POST', `/transfers/${id}/cancellation`],
    ] as const)
      expect((await user.call(method, path)).status, path).toBe(404)
    expect((await user.get('/transfers')).body.data.map((each: { id: number }) => each.id)).not.toContain(id)
    const foreign = await user.post(`/products/import?user_id=${other.id}`, new Blob([mugs], { type: 'text/csv' }))
    expect(foreign.status).toBe(403)
  })
})

describe('a file', () => {
  const text = table('name,price,quantity,sku', 'Becher für Tee,12.50,3,T-1')
  const wide = (value: string) => Buffer.from(`\ufeff${value}`, 'utf16le')
  const tabs = text.replaceAll(',', '\t')
  const semicolons = text.replace('12.50', '12,50').replaceAll(',', ';').replace('12;50', '12,50')
  it.each([
    ['UTF-8', text, { encoding: 'utf-8', delimiter: ',', line_ending: 'crlf' }],
    ['UTF-8 with a mark', `\ufeff${text}`, { encoding: 'utf-8', delimiter: ',' }],
    ['line feeds', text.replaceAll('\r\n', '\n'), { line_ending: 'lf' }],
    ['carriage returns', text.replaceAll('\r\n', '\r'), { line_ending: 'cr' }],
    ['semicolons and a comma in the price', semicolons, { delimiter: ';' }],
    ['tabs', tabs, { delimiter: '\t' }],
    ['bars', text.replaceAll(',', '|'), { delimiter: '|' }],
    ['UTF-16 of Excel', wide(tabs), { encoding: 'utf-16le', delimiter: '\t' }],
    ['UTF-16 the other way', wide(text).swap16(), { encoding: 'utf-16be' }],
    ['UTF-16 without a mark', wide(text).subarray(2), { encoding: 'utf-16le' }],
    ['Windows-1252', Buffer.from(text, 'latin1'), { encoding: 'windows-1252' }],
    ['quotes around everything', text.replaceAll(/[^,\r\n]+/g, '"$&"'), { delimiter: ',' }],
  ] as const)('in %s is read for what it is', async (_form, body, format) => {
    const user = await newUser(souk, 'merchant')
    const transfer = await importOf(user, '/products/import?mode=all', body)
    expect(transfer).toMatchObject({ state: 'finished', problems: [], counts: counts(1, 0, 0, 0) })
    expect(transfer.format).toMatchObject({ type: 'csv', layout: 'souk', ...format })
    const [product] = (await user.get('/products')).body.data
    expect(product).toMatchObject({ name: 'Becher für Tee', price: '12.50', quantity: 3, sku: 'T-1' })
  })

  it.each([
    ['an unclosed quote', table(header, 'Good,,1.00,1,G', '"Bad,,1.00,1,B'), { line: 3, message: /not closed/ }],
    ['a quote inside a cell', table(header, 'A 5" pipe,,1.00,1,B'), { line: 2, message: /inside a cell/ }],
    ['an endless cell', table(header, `"${'x'.repeat(2_000_000)}`), { line: 2, message: /larger than 1 MB/ }],
    [
      'a thousand columns',
      table(Array.from({ length: 1_000 }, (_, at) => `c${at}`).join()),
      { line: 1, message: /1000 columns/ },
    ],
    ['a column twice', table('name,price,Name', 'A,1,B'), { line: 1, column: 'Name', message: /twice/ }],
    ['nothing that is known', table('a,b', '1,2'), { line: 1, message: /name, sku, id/ }],
    ['blank lines alone', '\r\n\r\n', { line: 1, message: /no header/ }],
  ] as const)('with %s is refused with its line, and nothing of it is written', async (_what, body, problem) => {
    const user = await newUser(souk, 'merchant')
    const transfer = await importOf(user, '/products/import?mode=partial', body)
    expect(transfer).toMatchObject({ state: 'failed', problems_count: 1 })
    const { message, ...where } = problem
    expect(transfer.problems).toMatchObject([where])
    expect(transfer.problems[0].message).toMatch(message)
    expect(await skus(user)).toEqual([])
  })

  it('with NUL bytes, half characters and huge cells fails by the record', async () => {
    const user = await newUser(souk, 'merchant')
    const body = table(
      header,
      'A\0B,,1.00,1,N',
      `${'x'.repeat(300)},,1.00,1,L`,
      `__proto__,,1.00,1,P`,
      'Good,,1.00,1,G',
    )
    const transfer = await importOf(user, '/products/import?mode=partial', body)
    expect(transfer).toMatchObject({ state: 'finished', counts: counts(2, 0, 0, 2) })
    expect(await skus(user)).toEqual(['P', 'G'])
  })

  it('lists a hundred problems and how many there are', async () => {
    const user = await newUser(souk, 'merchant')
    const rows = Array.from({ length: 1_200 }, (_, at) => `Bad,,x,1,B-${at}`)
    const transfer = await importOf(user, '/products/import', table(header, ...rows))
    expect([transfer.problems.length, transfer.problems_count, transfer.counts.failed]).toEqual([100, 1_200, 1_200])
  })

  it('that is no table, or none at all, is refused at the door', async () => {
    const send = (body: string, type: string) => merchant.post('/products/import', new Blob([body], { type }))
    expect((await send('{}', 'application/json')).status).toBe(415)
    expect((await send('', 'text/csv')).status).toBe(422)
    expect((await send(mugs, 'text/csv')).status).toBe(202)
    expect((await merchant.post('/products/import?mode=some', new Blob([mugs], { type: 'text/csv' }))).status).toBe(422)
  })

  it('belongs to who may: a customer imports nothing', async () => {
    const customer = await newUser(souk)
    const body = new Blob([mugs], { type: 'text/csv' })
    expect((await customer.post('/products/import', body)).status).toBe(403)
    expect((await customer.post('/exports', { what: 'products' })).status).toBe(403)
  })
})
