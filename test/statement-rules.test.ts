import { describe, expect, it } from 'vitest'
import { problemsOf } from './statement-rules.ts'

const tables = new Map(['orders', 'order_items', 'products'].map((name) => [name, 'user_id']))
const of = (text: string) => problemsOf(text, tables)

describe('a statement for one shop', () => {
  it.each([
    'SELECT * FROM orders WHERE user_id = $1 AND id = $2',
    'SELECT * FROM orders AS o WHERE (o.user_id, o.id) = ($1, $2)',
    'SELECT * FROM orders JOIN order_items AS item ON item.user_id = orders.user_id WHERE orders.user_id = $1',
    'SELECT * FROM orders JOIN order_items USING (user_id) WHERE user_id = $1',
    'SELECT (SELECT count(*) FROM order_items AS i WHERE i.user_id = orders.user_id) FROM orders WHERE user_id = $1',
    'WITH mine AS (SELECT * FROM orders WHERE user_id = $1) SELECT * FROM mine JOIN products USING (user_id)',
    'UPDATE orders SET note = $2 FROM known WHERE orders.user_id = known.user_id',
    'DELETE FROM orders WHERE user_id = ANY($1)',
    'INSERT INTO orders (user_id, number) SELECT $1, 1',
    'SELECT now()',
    'SELECT * FROM users WHERE id = $1',
  ])('that says whose rows it means is let through: %s', async (text) => {
    expect(await of(text)).toEqual([])
  })

  it.each([
    ['SELECT * FROM orders WHERE id = $1', 'orders'],
    ['SELECT * FROM orders WHERE user_id = $1 OR id = $2', 'orders'],
    ['SELECT * FROM orders WHERE user_id <> $1', 'orders'],
    ['SELECT * FROM orders JOIN order_items AS i ON i.order_id = orders.id WHERE orders.user_id = $1', 'order_items'],
    ['SELECT * FROM orders JOIN products ON products.user_id = orders.user_id', 'orders'],
    ['SELECT * FROM known WHERE EXISTS (SELECT FROM orders WHERE orders.id = known.id)', 'orders'],
    ['SELECT * FROM orders WHERE EXISTS (SELECT FROM order_items AS i WHERE i.user_id = orders.user_id)', 'orders'],
    ['UPDATE orders SET note = $1 WHERE id = $2', 'orders'],
    ['DELETE FROM orders USING known WHERE orders.id = known.id', 'orders'],
    ['INSERT INTO orders (number) VALUES (1)', 'orders'],
  ])('that does not is named: %s', async (text, table) => {
    expect((await of(text)).join()).toContain(table)
  })
})
