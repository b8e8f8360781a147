import { sql } from 'kysely'
import { addPicture } from '#modules/catalogue/listings/index.ts'
import { bringPicture } from '#modules/catalogue/media/index.ts'
import { type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { Failure } from '#platform/http/failure.ts'
import { guardedRequest, UnansweredRequest } from '#platform/outgoing/guarded-request.ts'
import { type Held, note, write } from '../lease.ts'
import { InterruptedTransferError } from '../transfers.errors.ts'
import { ownHash } from './put-pictures.ts'

export interface PictureFetching {
  /** Also from addresses that are not public: for tests. */
  allowPrivate: boolean
}

interface Pending {
  id: number
  listing_id: number
  product_id: number | null
  line: number
  url: string
  alt: string
}

const timeoutMs = 20_000
const maxBytes = 20 * 1024 * 1024
const mostRedirects = 3

interface Fetching {
  database: Database
  files: Files
  pictures: PictureFetching
}

/** One after the other: a picture that is shown or failed is not asked for again, whoever goes on. No transaction is open meanwhile. */
export async function fetchPictures(fetching: Fetching, held: Held, signal: AbortSignal): Promise<void> {
  const { database } = fetching
  let next = await findPending(database, held)
  if (next !== undefined) await note(database, held, sql`step = 'pictures'`)
  while (next !== undefined) {
    if (signal.aborted) throw new InterruptedTransferError()
    await show(fetching, held, next, signal)
    next = await findPending(database, held)
  }
}

async function findPending(database: Database, { userId, id }: Held): Promise<Pending | undefined> {
  return withTenant(database, userId, (tx) =>
    tx
      .selectFrom('transfer_pictures')
      .select(['id', 'listing_id', 'product_id', 'line', 'url', 'alt'])
      .where('user_id', '=', userId)
      .where('transfer_id', '=', id)
      .where('state', '=', 'pending')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
  )
}

async function show({ database, files, pictures }: Fetching, held: Held, picture: Pending, signal: AbortSignal) {
  const { userId } = held
  const found =
    (await ownPicture(database, userId, picture.url)) ??
    (await fetchOne(picture.url, pictures, signal)
      .then((bytes) => bringPicture({ database, files }, userId, bytes))
      .catch(problemOf))
  if (signal.aborted) throw new InterruptedTransferError()
  await withTenant(database, userId, async (tx) => {
    if (typeof found === 'string') return fail(tx, held, picture, found)
    const { sha256 } = found
    const { listing_id, product_id, alt } = picture
    await addPicture(tx, listing_id, { sha256, alt, product_id })
    await settle(tx, picture, { state: 'shown', sha256 })
    return write(tx, held, sql`tries = 1`)
  })
}

/** An address of ours names a picture by its hash: one that the shop has is not fetched. */
async function ownPicture(database: Database, userId: number, url: string): Promise<{ sha256: string } | undefined> {
  const sha256 = ownHash(url)
  if (sha256 === undefined) return undefined
  return withTenant(database, userId, (tx) =>
    tx
      .selectFrom('media')
      .select('sha256')
      .where('user_id', '=', userId)
      .where('sha256', '=', sha256)
      .executeTakeFirst(),
  )
}

/** Each step of a redirect is as guarded as the first. */
async function fetchOne(url: string, { allowPrivate }: PictureFetching, signal: AbortSignal): Promise<Buffer> {
  let address = url
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    // What a shop's old pages called insecurely, its pictures included, has a secure address by now.
    const secure = allowPrivate ? address : address.replace(/^http:/i, 'https:')
    const asked = { allowPrivate, timeoutMs, maxAnswerBytes: maxBytes, signal }
    const { status, headers, body, truncated } = await guardedRequest(secure, asked)
    if (truncated) throw new UnansweredRequest('failed', 'The picture is larger than 20 MB.')
    if (status === 200) return body
    const { location } = headers
    if (status < 300 || status > 399 || location === undefined || !URL.canParse(location, secure))
      throw new UnansweredRequest('failed', `The address answers with ${status}.`)
    address = new URL(location, secure).href
  }
  throw new UnansweredRequest('failed', 'The address leads from one to the next without end.')
}

/** What the shop is shown; what is our own fault is thrown, and tried again. */
function problemOf(error: unknown): string {
  if (error instanceof UnansweredRequest) return error.message
  if (error instanceof Failure && error.statusCode < 500) return error.message
  throw error
}

async function fail(tx: TenantTx, held: Held, picture: Pending, reason: string): Promise<void> {
  await settle(tx, picture, { state: 'failed', sha256: null })
  const problem = JSON.stringify([
    { line: picture.line, column: null, message: `${reason} (${picture.url.slice(0, 200)})` },
  ])
  await write(
    tx,
    held,
    sql`tries = 1, problems_count = problems_count + 1,
      problems = CASE WHEN jsonb_array_length(problems) < 100 THEN problems || ${problem}::jsonb ELSE problems END`,
  )
}

async function settle(tx: TenantTx, { id }: Pending, outcome: { state: 'shown' | 'failed'; sha256: string | null }) {
  await tx.updateTable('transfer_pictures').set(outcome).where('user_id', '=', tx.userId).where('id', '=', id).execute()
}
