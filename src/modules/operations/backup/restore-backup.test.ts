import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureApplicationRoles } from '#platform/database/application-role.ts'
import { knownMigrations, migrate } from '#platform/database/migrate.ts'
import { asSuperuser, ownedDatabase } from '#test/owned-database.ts'
import { catalogueOf, tableContents } from '#test/table-contents.ts'
import { type Part, writeBackupFile } from './backup-file.ts'
import { readBackupFile } from './read-backup-file.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-restore-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const silent = () => {}

const restoreInto = (ownerUrl: string, file: string) =>
  restoreBackup({ ownerUrl, file, forgetCaches: async () => {}, say: silent })

/** A database in the state of that migration, with two shops and an order. */
async function databaseAsOf(migration: string | undefined): Promise<string> {
  const url = await ownedDatabase()
  await migrate(url, await ensureApplicationRoles(url), { last: migration })
  await asSuperuser(url, (superuser) =>
    superuser.query(`
      INSERT INTO users (name, email, password_hash) VALUES ('One', 'one@example.com', 'x'), ('Two', 'two@example.com', 'y');
      INSERT INTO products (user_id, name, price, quantity) SELECT id, 'Mug ' || g, 1.5, 7 FROM users, generate_series(1, 1500) AS g;
      INSERT INTO orders (user_id, number, total_price, status) VALUES (1, 1, 3.0, 'pending');
      INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price) VALUES (1, 1, 1, 2, 'Mug', 1.5);`),
  )
  return url
}

let url: string
let file: string

beforeAll(async () => {
  url = await databaseAsOf(undefined)
  file = join(directory, 'whole.souk')
  await takeBackup(url, file, silent)
})

/** The parts of the whole backup, changed on the way, in a file with a right checksum. */
async function changedBackup(name: string, change: (part: Part) => Part | undefined): Promise<string> {
  async function* parts() {
    for await (const part of readBackupFile(file)) {
      const changed = change(part)
      if (changed !== undefined) yield changed
    }
  }
  const target = join(directory, name)
  await writeBackupFile(target, parts())
  return target
}

const relationsOf = (databaseUrl: string) =>
  asSuperuser(databaseUrl, async (superuser) => {
    const { rows } = await superuser.query("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")
    return rows.length
  })

describe('a file that is no whole backup', () => {
  const whole = () => readFileSync(file)
  const damaged: [string, () => Buffer][] = [
    ['cut in half', () => whole().subarray(0, whole().length / 2)],
    ['without its last byte', () => whole().subarray(0, -1)],
    ['with one bit turned', () => Buffer.from(whole().map((byte, at) => (at === 5_000 ? byte ^ 1 : byte)))],
    ['not compressed', () => gunzipSync(whole())],
    ['empty', () => Buffer.alloc(0)],
    ['of something else', () => gzipSync('{"a":1}\n')],
    ['without its end', () => gzipSync(gunzipSync(whole()).toString().split('\n').slice(0, -2).join('\n'))],
    [
      'without one row',
      () =>
        gzipSync(
          gunzipSync(whole())
            .toString()
            .replace(/\n\[.*/, ''),
        ),
    ],
    ['with another value', () => gzipSync(gunzipSync(whole()).toString().replace('"Mug 77"', '"Mug 78"'))],
    ['with more behind its end', () => gzipSync(`${gunzipSync(whole())}["1"]\n`)],
  ]

  it.each(damaged)('is refused before anything is touched: %s', async (name, content) => {
    const broken = join(directory, `${name}.souk`)
    writeFileSync(broken, content())
    const target = await ownedDatabase()
    await expect(restoreInto(target, broken)).rejects.toThrow(`${broken} is not a whole backup of Souk`)
    expect(await relationsOf(target)).toBe(0)
  })
})

describe('a backup whose rows do not fit', () => {
  it.each<[string, string, (part: Part) => Part | undefined]>([
    [
      'rows that refer to none',
      'order_items_user_id_order_id_fkey',
      (part) => ('lines' in part && part.lines[0]?.includes('"pending"') ? undefined : part),
    ],
    [
      'a table of somebody else',
      'The table pg_authid has other columns',
      (part) => ('table' in part && part.table === 'orders' ? { ...part, table: 'pg_authid' } : part),
    ],
    [
      'a column that is a statement',
      'The table orders has other columns',
      (part) =>
        'table' in part && part.table === 'orders' ? { ...part, columns: ['id); DROP TABLE users; --'] } : part,
    ],
    [
      'a sequence of somebody else',
      'There is no sequence',
      (part) => ('sequences' in part ? { sequences: { "x'); DROP TABLE users; --": '1' } } : part),
    ],
    [
      'a table less',
      'The backup lacks notification_preferences',
      (part) => ('table' in part && part.table === 'notification_preferences' ? undefined : part),
    ],
    [
      'a migration that is not known',
      'of another version of Souk',
      (part) => ('souk_backup' in part ? { ...part, migrations: [...part.migrations, '9999_later'] } : part),
    ],
  ])('leaves no row of itself, and the database ready for another try: %s', async (name, reason, change) => {
    const target = await ownedDatabase()
    await expect(restoreInto(target, await changedBackup(`${name}.souk`, change))).rejects.toThrow(reason)
    await restoreInto(target, file)
    expect(await tableContents(target)).toEqual(await tableContents(url))
    expect(await catalogueOf(target)).toEqual(await catalogueOf(url))
  })
})

describe('a backup of an earlier version', () => {
  const [before, ...since] = knownMigrations().slice(-3)

  it('is taken without migrating the database, and brought along when it is restored', async () => {
    const old = await databaseAsOf(before)
    const earlier = join(directory, 'earlier.souk')
    await takeBackup(old, earlier, silent)
    const target = await ownedDatabase()
    await restoreInto(target, earlier)
    expect(await migrate(old, await ensureApplicationRoles(old))).toEqual(since)
    expect(await tableContents(target)).toEqual(await tableContents(old))
    expect(await catalogueOf(target)).toEqual(await catalogueOf(old))
  })

  it('is refused by a database that is past it, even if it is empty', async () => {
    const target = await ownedDatabase()
    await migrate(target, await ensureApplicationRoles(target))
    await expect(restoreInto(target, join(directory, 'earlier.souk'))).rejects.toThrow('Restore into a new database.')
  })
})

describe('a database without a Souk', () => {
  it('has nothing to back up', async () => {
    const target = join(directory, 'none.souk')
    await expect(takeBackup(await ownedDatabase(), target, silent)).rejects.toThrow(
      'There is no Souk in this database.',
    )
  })
})
