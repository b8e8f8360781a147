import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { knownMigrations } from '#platform/database/migrate.ts'
import { firstChecked, problemsOf } from '../scripts/migration-rules.ts'

const rulesOf = async (text: string) => (await problemsOf(text)).map(({ rule }) => rule)

it.each([
  ['ALTER TABLE orders ADD COLUMN gift boolean NOT NULL', ['not-null']],
  ['ALTER TABLE orders ADD COLUMN key uuid DEFAULT gen_random_uuid()', ['type']],
  ['ALTER TABLE orders ADD COLUMN half integer GENERATED ALWAYS AS (id / 2) STORED', ['type']],
  ['ALTER TABLE orders ADD COLUMN code text UNIQUE', ['constraint']],
  ['ALTER TABLE orders ALTER COLUMN note SET NOT NULL', ['not-null']],
  ['ALTER TABLE orders ALTER COLUMN note TYPE text', ['type']],
  ['ALTER TABLE orders DROP COLUMN note, DROP COLUMN email', ['drop-column', 'drop-column']],
  ['ALTER TABLE orders RENAME COLUMN note TO remark', ['rename']],
  ['ALTER TABLE orders RENAME TO purchases', ['rename']],
  ['ALTER TABLE orders ADD CONSTRAINT small CHECK (total_price < 9)', ['constraint']],
  ['ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (user_id) REFERENCES users', ['constraint']],
  ['ALTER TABLE orders ADD CONSTRAINT once UNIQUE (user_id, number)', ['constraint']],
  ['CREATE INDEX orders_by_note ON orders (user_id, note)', ['index']],
  ['CREATE UNIQUE INDEX orders_by_note ON orders (user_id, note)', ['index']],
  ['DROP TABLE order_notes', ['drop-table']],
  ['SET LOCAL ROLE :"platform_role"; UPDATE orders SET note = \'\'', ['rewrite']],
  ['DELETE FROM orders', ['rewrite']],
  ['TRUNCATE orders', ['lock']],
  ['LOCK TABLE orders', ['lock']],
])('finds what would stop who serves: %s', async (text, expected) => {
  expect(await rulesOf(text)).toEqual(expected)
})

it.each([
  'ALTER TABLE orders ADD COLUMN gift boolean NOT NULL DEFAULT false',
  'ALTER TABLE orders ADD COLUMN seen_at timestamptz DEFAULT now()',
  'ALTER TABLE orders ADD CONSTRAINT small CHECK (total_price < 9) NOT VALID',
  'ALTER TABLE orders VALIDATE CONSTRAINT small',
  'ALTER TABLE orders ADD CONSTRAINT once UNIQUE USING INDEX orders_once',
  'CREATE INDEX IF NOT EXISTS orders_by_note ON orders (user_id, note)',
  `CREATE TABLE gifts (user_id bigint NOT NULL, id bigint PRIMARY KEY);
   CREATE INDEX gifts_by_user ON gifts (user_id, id); ALTER TABLE gifts ADD CONSTRAINT one CHECK (id > 0);
   SELECT secure_tenant_table('gifts', 'SELECT, INSERT')`,
  '-- Allowed (drop-column): the version before has stopped reading it.\nALTER TABLE orders DROP COLUMN note',
])('lets be what runs beside them: %s', async (text) => {
  expect(await rulesOf(text)).toEqual([])
})

it('takes no permission without a reason, and none for another rule', async () => {
  for (const line of ['-- Allowed (drop-column):', '-- Allowed (type): it is small.'])
    expect(await rulesOf(`${line}\nALTER TABLE orders DROP COLUMN note`)).toEqual(['drop-column'])
})

it('reads every migration that there is, and finds nothing in those that are checked', async () => {
  for (const name of knownMigrations()) {
    const text = readFileSync(new URL(`../migrations/${name}.sql`, import.meta.url), 'utf8')
    const problems = await problemsOf(text)
    if (name >= firstChecked) expect(problems, name).toEqual([])
  }
})
