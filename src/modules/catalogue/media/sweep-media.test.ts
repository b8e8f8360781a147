import { beforeAll, describe, expect, it } from 'vitest'
import type { Files } from '#platform/files/files.ts'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { newPicture } from '#test/pictures.ts'
import { sweepMedia } from './sweep-media.ts'

let souk: Souk
let merchant: User
let other: User

beforeAll(async () => {
  souk = await startSouk()
  ;[merchant, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
  await souk.owner.query(`
    CREATE TABLE windows (user_id bigint, media_id bigint, FOREIGN KEY (user_id, media_id) REFERENCES media (user_id, id));
    GRANT SELECT ON windows TO "${souk.dependencies.database.platformRole}"`)
})

const sweep = (files: Files = souk.dependencies.files) => sweepMedia(souk.dependencies.database, files)

async function add(picture: Blob, user = merchant): Promise<string> {
  const { status, body } = await user.post('/media', picture)
  expect([200, 201]).toContain(status)
  return body.data.sha256
}

/** As if all of it had happened so long ago. */
async function letPass(interval: string, sha256: string): Promise<void> {
  await souk.owner.query(`UPDATE media SET unused_since = unused_since - $1::interval WHERE sha256 = $2`, [
    interval,
    sha256,
  ])
  await souk.owner.query(
    `UPDATE media_files SET claimed_at = claimed_at - $1::interval, doomed_at = doomed_at - $1::interval WHERE sha256 = $2`,
    [interval, sha256],
  )
}

const isServed = async (sha256: string) => (await fetch(`${souk.origin}/media/${sha256}/320.webp`)).status === 200

async function ownersOf(sha256: string): Promise<number[]> {
  const { rows } = await souk.owner.query('SELECT user_id FROM media WHERE sha256 = $1 ORDER BY user_id', [sha256])
  return rows.map((row) => Number(row.user_id))
}

const isKnown = async (sha256: string) =>
  (await souk.owner.query('SELECT FROM media_files WHERE sha256 = $1', [sha256])).rowCount === 1

describe('a picture that nothing shows', () => {
  it('stays for a day, and is then gone with its files', async () => {
    const sha256 = await add(await newPicture())
    await letPass('23 hours 59 minutes', sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[merchant.id], true])
    await letPass('2 minutes', sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256), await isKnown(sha256)]).toEqual([[], false, false])
    const { files } = souk.dependencies
    for (const width of [320, 640, 800, 1280])
      expect(await files.has(`media/${sha256.slice(0, 2)}/${sha256}-${width}.webp`)).toBe(false)
  })

  it('stays for another day when its bytes come again', async () => {
    const picture = await newPicture()
    const sha256 = await add(picture)
    await letPass('25 hours', sha256)
    await add(picture)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[merchant.id], true])
  })

  it('leaves its files to another shop that has the same, until that one needs them no more', async () => {
    const picture = await newPicture()
    const sha256 = await add(picture)
    await letPass('25 hours', sha256)
    await add(picture, other)
    await letPass('1 hour', sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[other.id], true])
    await letPass('25 hours', sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[], false])
  })
})

describe('a picture that something shows', () => {
  const show = (sha256: string) =>
    souk.owner.query('INSERT INTO windows SELECT user_id, id FROM media WHERE sha256 = $1 RETURNING user_id', [sha256])

  /** It was deleted between the look and the note. */
  function refusedByKey(error: { code?: string }): boolean {
    expect(error.code).toBe('23503')
    return false
  }

  it('stays, and for a day after it was taken down', async () => {
    const sha256 = await add(await newPicture())
    await show(sha256)
    await letPass('25 hours', sha256)
    await sweep()
    await letPass('1 year', sha256)
    await sweep()
    await souk.owner.query('DELETE FROM windows')
    await sweep()
    await letPass('23 hours', sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[merchant.id], true])
    await letPass('2 hours', sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[], false])
  })

  it('is never taken away from who begins to show it while it is swept', async () => {
    for (let round = 0; round < 15; round += 1) {
      const sha256 = await add(await newPicture({ width: 20, height: 20 }))
      await letPass('25 hours', sha256)
      const showing = show(sha256).then(({ rowCount }) => rowCount === 1, refusedByKey)
      const [isShown] = await Promise.all([showing, sweep()])
      expect(await isServed(sha256), `round ${round}`).toBe(isShown)
    }
  })

  it('is referred to by a foreign key wherever a column says so: the sweep goes by nothing else', async () => {
    const { rows } = await souk.owner.query(`
      SELECT attrelid::regclass::text || '.' || attname AS column FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attname ~ '(^|_)(media|logo|picture|image)_id$'
        AND NOT EXISTS (SELECT FROM pg_constraint
          WHERE contype = 'f' AND conrelid = attrelid AND confrelid = 'media'::regclass AND attnum = ANY (conkey))`)
    expect(rows).toEqual([])
    const { rows: named } = await souk.owner.query(`SELECT FROM pg_attribute WHERE attname = 'media_id'`)
    expect(named.length).toBeGreaterThan(0)
  })
})

describe('files that are being deleted', () => {
  /** The store as it is, but each deletion waits until it is let go. */
  function hesitant(): { files: Files; begun: Promise<void>; go: () => void } {
    const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { files } = souk.dependencies
    const wait = async (name: string) => {
      begun.resolve()
      await go.promise
      await files.delete(name)
    }
    return { files: { ...files, delete: wait }, begun: begun.promise, go: go.resolve }
  }

  it('are written by nobody meanwhile: the bytes are asked for once more, and are then there to stay', async () => {
    const picture = await newPicture()
    const sha256 = await add(picture)
    await letPass('25 hours', sha256)
    const { files, begun, go } = hesitant()
    const sweeping = sweep(files)
    await begun
    for (const user of [merchant, other]) {
      const { status, body, headers } = await user.post('/media', picture)
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '5'])
      expect(body.message).toContain('is being deleted')
    }
    go()
    await sweeping
    expect(await add(picture)).toBe(sha256)
    await sweep()
    expect([await ownersOf(sha256), await isServed(sha256)]).toEqual([[merchant.id], true])
  })

  it('by a sweep that died are taken over, by the next sweep or by who sends the bytes again', async () => {
    const [left, again] = [await newPicture(), await newPicture()]
    const hashes = [await add(left), await add(again)]
    for (const sha256 of hashes) await letPass('25 hours', sha256)
    const { files } = souk.dependencies
    const dies = { ...files, delete: () => Promise.reject(new Error('The process was killed.')) }
    await expect(sweep(dies)).rejects.toThrow('killed')
    expect((await merchant.post('/media', again)).status).toBe(503)
    for (const sha256 of hashes) await letPass('11 minutes', sha256)
    await add(again)
    await sweep()
    expect([await isServed(hashes[0] ?? ''), await isServed(hashes[1] ?? '')]).toEqual([false, true])
  })

  it('are never those of a picture that was answered, however often sweeps and the same bytes meet', async () => {
    const picture = await newPicture({ width: 20, height: 20 })
    const sha256 = await add(picture)
    let answered = 0
    for (let round = 0; round < 15; round += 1) {
      await letPass('25 hours', sha256)
      const [{ status }] = await Promise.all([(round % 2 ? merchant : other).post('/media', picture), sweep(), sweep()])
      expect([200, 201, 503]).toContain(status)
      if (status === 503) continue
      answered += 1
      expect(await isServed(sha256), `round ${round}`).toBe(true)
    }
    expect(answered).toBeGreaterThan(0)
  })
})
