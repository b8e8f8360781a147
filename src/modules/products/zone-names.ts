import { sql } from 'kysely'
import { planForValues } from '#platform/database/planning.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { largeCatalogue } from './indexed-list.ts'
import { addPieces, anyPiece, namesOfZone, noPieces } from './name-pieces.ts'

/** Whose names stand in order: a user's, or those of all shops. */
type Shop = number | 'all'

interface Zone {
  begins_at: string
  /** The first name that is not in it; null for the last zone. */
  ends_at: string | null
  pieces: Buffer
  names: number
  /** So many names, and it is cut. */
  cut_at: number
}

interface Name {
  name: string
  folded: string
  /** How many products have it. */
  products: number
}

const batch = 1_000
/** Of so many shops a statement finds out whether they have become large: it counts their products as far as that. */
const shopsAtOnce = 50
/** So many zones are cut at a time, and each of these again when it has grown to twice as many names. */
const zonesAtOnce = 4
/** No process is kept from ending for longer than so many steps take, a few hundredths of a second each. */
const mostSteps = 20

/**
 * Puts names that came since into the zones of the large shops and of all shops together, and cuts zones that have grown;
 * answers how many of both there were. A shop that has become large gets one zone for everything, which holds any text, and that
 * is cut from its beginning on: whenever this ends, zones tell the truth. One process does it at a time.
 */
export async function zoneNames(database: Database, steps = mostSteps): Promise<number> {
  let total = 0
  for (let step = 0; step < steps; step += 1) {
    const done = await withPlatform(database, zoneSome)
    total += done
    if (done === 0) break
  }
  return total
}

async function zoneSome(tx: PlatformTx): Promise<number> {
  const { rows } = await sql<{
    mine: boolean
  }>`SELECT pg_try_advisory_xact_lock(hashtextextended('souk.name_zones', 0)) AS mine`.execute(tx)
  if (!rows[0]?.mine) return 0
  await planForValues(tx)
  return (await zoneNewNames(tx)) + (await cutOneZone(tx))
}

async function zoneNewNames(tx: PlatformTx): Promise<number> {
  const { rows: come } = await sql<{ user_id: number; product_id: number }>`
    DELETE FROM unzoned_products
    WHERE (user_id, id) IN (SELECT user_id, id FROM unzoned_products LIMIT ${batch})
    RETURNING user_id, product_id`.execute(tx)
  if (come.length === 0) return 0
  const users = [...new Set(come.map(({ user_id }) => user_id))]
  await beginZones(tx, users)
  // In a statement after the one that forgot them: it sees their names as they are by now.
  const products = come.map(({ product_id }) => product_id)
  for (const user of await zonedOf(tx, users)) await addToZones(tx, user, products)
  await addToZones(tx, 'all', products)
  return come.length
}

/** A zone of everything for each of these users, and for all, who has become large. */
async function beginZones(tx: PlatformTx, users: number[]): Promise<void> {
  const columns = sql`begins_at, pieces, names, cut_at`
  const whole = sql`'', ${anyPiece()}::bytea, ${largeCatalogue}::int, 0`
  const oneMore = sql`FROM products WHERE deleted_at IS NULL`
  const zoned = new Set(await zonedOf(tx, users))
  const others = users.filter((user) => !zoned.has(user))
  for (let from = 0; from < others.length; from += shopsAtOnce) {
    await sql`
      INSERT INTO name_zones (user_id, ${columns})
      SELECT user_id, ${whole} FROM unnest(${others.slice(from, from + shopsAtOnce)}::bigint[]) AS shop (user_id)
      WHERE EXISTS (SELECT ${oneMore} AND products.user_id = shop.user_id ORDER BY id OFFSET ${largeCatalogue})`.execute(
      tx,
    )
  }
  await sql`
    INSERT INTO platform_name_zones (${columns}) SELECT ${whole}
    WHERE NOT EXISTS (SELECT FROM platform_name_zones)
      AND EXISTS (SELECT ${oneMore} ORDER BY id OFFSET ${largeCatalogue})`.execute(tx)
}

/** Which of the users have zones. */
async function zonedOf(tx: PlatformTx, users: number[]): Promise<number[]> {
  const { rows } = await sql<{ user_id: number }>`
    SELECT user_id FROM name_zones WHERE user_id = ANY (${users}::bigint[]) AND begins_at = ''`.execute(tx)
  return rows.map(({ user_id }) => user_id)
}

async function addToZones(tx: PlatformTx, shop: Shop, products: number[]): Promise<void> {
  const { table, owned } = zonesOf(shop)
  const { rows } = await sql<{ begins_at: string; pieces: Buffer; names: string[] }>`
    SELECT zone.begins_at, zone.pieces, array_agg(products.folded_name) AS names
    FROM products CROSS JOIN LATERAL (
      SELECT begins_at, pieces FROM ${table} WHERE ${owned} AND begins_at <= products.name
      ORDER BY begins_at DESC LIMIT 1) AS zone
    WHERE products.id = ANY (${products}::bigint[]) AND products.deleted_at IS NULL
      AND ${shop === 'all' ? sql`true` : sql`products.user_id = ${shop}`}
    GROUP BY zone.begins_at, zone.pieces`.execute(tx)
  if (rows.length === 0) return
  for (const { pieces, names } of rows) for (const name of names) addPieces(pieces, name)
  await sql`
    UPDATE ${table} AS zone SET pieces = added.pieces, names = zone.names + added.names
    FROM unnest(${rows.map((row) => row.begins_at)}::text[], ${rows.map((row) => row.pieces)}::bytea[],
      ${rows.map((row) => row.names.length)}::int[]) AS added (begins_at, pieces, names)
    WHERE ${owned} AND zone.begins_at = added.begins_at`.execute(tx)
}

/** Cuts zones off the beginning of one that has grown; answers whether there was one. */
async function cutOneZone(tx: PlatformTx): Promise<number> {
  const columns = sql`begins_at, ends_at, pieces, names, cut_at`
  const { rows } = await sql<Zone & { user_id: number | null }>`
    SELECT user_id, ${columns} FROM name_zones WHERE names >= cut_at
    UNION ALL SELECT NULL, ${columns} FROM platform_name_zones WHERE names >= cut_at LIMIT 1`.execute(tx)
  const [zone] = rows
  if (zone === undefined) return 0
  const shop = zone.user_id ?? 'all'
  const names = await firstNames(tx, shop, zone)
  const { table, owned } = zonesOf(shop)
  await sql`DELETE FROM ${table} WHERE ${owned} AND begins_at = ${zone.begins_at}`.execute(tx)
  await insertZones(tx, shop, cut(zone, names))
  return 1
}

/** Each name once, and one more than are cut off. */
async function firstNames(tx: PlatformTx, shop: Shop, { begins_at, ends_at }: Zone): Promise<Name[]> {
  const { rows } = await sql<Name>`
    SELECT name, min(folded_name) AS folded, count(*)::int AS products FROM products
    WHERE ${shop === 'all' ? sql`true` : sql`user_id = ${shop}`} AND deleted_at IS NULL AND name >= ${begins_at}
      AND ${ends_at === null ? sql`true` : sql`name < ${ends_at}`}
    GROUP BY name ORDER BY name LIMIT ${zonesAtOnce * namesOfZone + 1}`.execute(tx)
  return rows
}

/** Zones of these names, and one of what lies behind them, which still holds whatever the whole has held. */
function cut(whole: Zone, names: Name[]): Zone[] {
  const zones: Zone[] = []
  const rest = names.length > zonesAtOnce * namesOfZone ? names.at(-1) : undefined
  let zone: Zone | undefined
  for (const { name, folded, products } of rest === undefined ? names : names.slice(0, -1)) {
    if (zone === undefined || zone.names >= namesOfZone) {
      zone = {
        begins_at: zone === undefined ? whole.begins_at : name,
        ends_at: null,
        pieces: noPieces(),
        names: 0,
        cut_at: 0,
      }
      zones.push(zone)
    }
    addPieces(zone.pieces, folded)
    zone.names += products
  }
  const cutOff = zones.map((one) => ({ ...one, cut_at: 2 * Math.max(namesOfZone, one.names) }))
  if (rest !== undefined) cutOff.push({ ...whole, begins_at: rest.name, names: namesOfZone, cut_at: 0 })
  else if (cutOff.length === 0) cutOff.push({ ...whole, pieces: noPieces(), names: 0, cut_at: 2 * namesOfZone })
  return cutOff.map((one, at) => ({ ...one, ends_at: cutOff[at + 1]?.begins_at ?? whole.ends_at }))
}

async function insertZones(tx: PlatformTx, shop: Shop, zones: Zone[]): Promise<void> {
  const { table } = zonesOf(shop)
  const [owner, id] = shop === 'all' ? [sql``, sql``] : [sql`user_id, `, sql`${shop}::bigint, `]
  await sql`
    INSERT INTO ${table} (${owner}begins_at, ends_at, pieces, names, cut_at)
    SELECT ${id}zone.* FROM unnest(${zones.map((zone) => zone.begins_at)}::text[],
      ${zones.map((zone) => zone.ends_at)}::text[], ${zones.map((zone) => zone.pieces)}::bytea[],
      ${zones.map((zone) => zone.names)}::int[], ${zones.map((zone) => zone.cut_at)}::int[]) AS zone`.execute(tx)
}

const zonesOf = (shop: Shop) =>
  shop === 'all'
    ? { table: sql`platform_name_zones`, owned: sql`true` }
    : { table: sql`name_zones`, owned: sql`user_id = ${shop}` }
