import type { Fault } from './fault.ts'

const entries = 'src/modules/operations/monitoring/entries.queries.ts'
const entriesTest = 'src/modules/operations/monitoring/list-entries.test.ts'

export const dataFaults: readonly Fault[] = [
  {
    what: 'A policy lets every shop UPDATE every row of products that it cannot read',
    file: 'migrations/0033_order_notes.sql',
    text: '-- A tenant',
    instead:
      'CREATE POLICY fault ON products FOR UPDATE TO :"tenant_role" USING (true) WITH CHECK (true);\n-- A tenant',
    test: 'test/tenant-isolation.test.ts',
    named: 'change or delete blindly',
  },
  {
    what: 'The ledger names the shop where the operator cancelled',
    file: 'src/modules/inventory/stock/return-stock.ts',
    text: 'by} FROM returned',
    instead: 'tx.userId} FROM returned',
    test: 'src/modules/inventory/stock/stock.test.ts',
    named: 'names who moved',
  },
  {
    what: 'The ledger names the shop where the operator corrected',
    file: 'src/modules/inventory/stock/correct-stock.ts',
    text: 'by} FROM corrected',
    instead: 'tx.userId} FROM corrected',
    test: 'src/modules/inventory/stock/stock.test.ts',
    named: 'names who moved',
  },
  {
    what: 'A stock whose ledger proves none is not repaired',
    file: 'src/modules/inventory/stock/reconcile-stock.ts',
    text: 'if (ledger < 0) return undefined',
    instead: 'if (ledger <= 0) return undefined',
    test: 'src/modules/inventory/stock/reconcile-stock.test.ts',
    named: 'ledger proves none',
  },
  {
    what: 'A shop searches in what went wrong inside',
    file: entries,
    text: "(scope === 'all' ? 'failure' : ",
    instead: "(scope !== undefined ? 'failure' : ",
    test: entriesTest,
    named: 'letter by letter',
  },
  {
    what: 'A shop is shown what went wrong inside',
    file: entries,
    text: "scope !== 'all' && kind === 'request' ? null : row.failure",
    instead: 'row.failure',
    test: entriesTest,
    named: 'letter by letter',
  },
  {
    what: 'A forged total in a cursor changes the plan',
    file: 'src/platform/lists/page.ts',
    text: 'query.cursor === undefined && !page.totalIsExact',
    instead: '!page.totalIsExact',
    test: 'test/forged-and-garbled.test.ts',
    named: 'plans a shop',
  },
  {
    what: 'A page drops the cents',
    file: 'dashboard/src/format.ts',
    text: '{ minimumFractionDigits: 2, maximumFractionDigits: 2 }',
    instead: '{ maximumFractionDigits: 0 }',
    test: 'test/dashboard-figures.test.ts',
    named: 'orders:',
  },
  {
    what: 'An order shows the unit price as the total of a line',
    file: 'dashboard/src/orders/order-lines.tsx',
    text: '<td>{formatMoney(line_total)}</td>',
    instead: '<td>{formatMoney(unit_price || line_total)}</td>',
    test: 'test/dashboard-figures.test.ts',
    named: 'orders:',
  },
  {
    what: 'A movement shows the quantity before it',
    file: 'dashboard/src/products/movements.tsx',
    text: 'formatCount(quantity_after)',
    instead: 'formatCount(quantity_after - delta)',
    test: 'test/dashboard-figures.test.ts',
    named: 'products:',
  },
  {
    what: 'A product is read by its id alone, so that a divided database would not know where',
    file: 'src/modules/catalogue/products/products.queries.ts',
    text: "tx.selectFrom('products').where(isOwn(tx, 'products'))",
    instead: "tx.selectFrom('products')",
    test: 'test/worlds.test.ts',
    named: 'keeps three tenants',
  },
]
