import { type RawBuilder, sql } from 'kysely'
import { planForValues } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { mostZones } from './cheapest-way.ts'
import {
  allOf,
  conditionsOf,
  type IndexedList,
  idAndValue,
  keyOf,
  type Listed,
  type Part,
  type Tried,
  toListed,
} from './indexed-list.ts'
import { bitsOf, namesOfZone } from './name-pieces.ts'
import { liveIn } from './product-filters.ts'

/** The zones of the names of a list that is sorted by them, as `zone-names.ts` keeps them. */
export interface HoldingZones {
  /** How many there are. */
  zones: number
  /** How many may hold the text. */
  holding: number
  /** Whether each of the first ones may. */
  firstHold: boolean
  /** The first of these in the list's direction, each from one name to before another one. */
  ranges: [begins: string, ends: string | null][]
  /** Products whose names are in no zone yet. */
  unzoned: number[]
}

/** So many in a row hold few texts by chance. */
const firstOnes = 3
/** So many of all zones say how common a text is, about. */
const sampledZones = 64
/** So many products in no zone are looked at for a list. */
const mostUnzoned = 5_000
/** Where no more zones than these may hold a text, it is counted how many names do, up to so many. */
const countedZones = 4
const countedRows = 400

/**
 * In which zones names may hold the text, as PostgreSQL folds it; undefined where names have no zones, or so many have none
 * that zones tell little.
 */
export async function zonesHolding(
  tx: TenantTx | PlatformTx,
  { direction, seen }: IndexedList,
  folded: string,
): Promise<HoldingZones | undefined> {
  await planForValues(tx)
  const way = sql.raw(direction)
  const zones = 'userId' in tx ? sql`name_zones WHERE user_id = ${tx.userId}` : sql`platform_name_zones WHERE true`
  const owned = 'userId' in tx ? sql`user_id = ${tx.userId}` : sql`true`
  const behind =
    seen === undefined
      ? sql`true`
      : direction === 'asc'
        ? sql`(ends_at IS NULL OR ends_at > ${seen})`
        : sql`begins_at <= ${seen}`
  const { rows } = await sql<HoldingZones>`
    WITH zones AS MATERIALIZED (
      SELECT begins_at, ends_at, ${mayHold(folded)} AS holds FROM ${zones} AND ${behind})
    SELECT count(*) AS zones, count(*) FILTER (WHERE holds) AS holding,
      (SELECT bool_and(holds) FROM (SELECT holds FROM zones ORDER BY begins_at ${way} LIMIT ${firstOnes}) AS first) AS "firstHold",
      coalesce((SELECT json_agg(json_build_array(begins_at, ends_at)) FROM (
        SELECT * FROM zones WHERE holds ORDER BY begins_at ${way} LIMIT ${mostZones}) AS first), '[]') AS ranges,
      coalesce((SELECT json_agg(product_id) FROM (
        SELECT product_id FROM unzoned_products WHERE ${owned} LIMIT ${mostUnzoned + 1}) AS came), '[]') AS unzoned
    FROM zones`.execute(tx)
  const found = rows[0] as HoldingZones
  return found.zones === 0 || found.unzoned.length > mostUnzoned ? undefined : found
}

const mayHold = (folded: string) => allOf(bitsOf(folded).map((bit) => sql`get_bit(pieces, ${bit}) = 1`))

/** Whether most of the zones of all shops' names may hold the text, of which a few dozen anywhere are asked. */
export async function isInMostZones(tx: PlatformTx, folded: string, among: number): Promise<boolean> {
  await planForValues(tx)
  const percent = Math.min(100, (100 * sampledZones * namesOfZone) / among)
  const { rows } = await sql<{ share: number | null }>`
    SELECT (count(*) FILTER (WHERE ${mayHold(folded)}))::float8 / nullif(count(*), 0) AS share
    FROM platform_name_zones TABLESAMPLE SYSTEM (${percent}::real) REPEATABLE (0)`.execute(tx)
  return (rows[0]?.share ?? 0) > 0.5
}

/** Through the first zones that may hold the text, and through the names that are in no zone yet. */
export async function walkZones(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { offset, limit }: Part,
  { ranges, holding, unzoned }: HoldingZones,
  most: number,
): Promise<Tried> {
  await planForValues(tx)
  const end = offset + limit
  const looked = ranges.slice(0, most)
  const wanted = list.isCounted && holding <= countedZones ? Math.max(end, countedRows + 1) : end
  const zoned = inZones(tx, list, looked, wanted)
  const found = unzoned.length === 0 ? await only(tx, list, zoned) : await andUnzoned(tx, list, zoned, unzoned, wanted)
  const isFilled = found.zoned === wanted
  if (!isFilled && looked.length < holding) return { atLeast: found.rows.length }
  const isAll = !isFilled && found.rows.length < wanted
  return { rows: found.rows.slice(offset, end), fitting: { rows: found.rows.length, isAll } }
}

interface FoundByZones {
  /** How many of them lie in zones. */
  zoned: number
  rows: Listed[]
}

/** Zone after zone, until so many that fit are found. */
function inZones(tx: TenantTx | PlatformTx, list: IndexedList, ranges: HoldingZones['ranges'], wanted: number) {
  const way = sql.raw(list.direction)
  // The last zone has no end, and an index wants one. Apart from the condition: row security would keep it from the index.
  const last = sql`(SELECT name FROM products WHERE ${liveIn(tx, 'products')} ORDER BY name DESC, id DESC LIMIT 1)`
  const within = sql`products.name >= zone.begins_at AND products.name <= zone.last
    AND products.name IS DISTINCT FROM zone.ends_at`
  return sql`
    SELECT named.id, named.value
    FROM (
      SELECT *, coalesce(ends_at, ${last}) AS last FROM unnest(${ranges.map(([begins]) => begins)}::text[], ${ranges.map(([, ends]) => ends)}::text[])
        WITH ORDINALITY AS zone (begins_at, ends_at, place) ORDER BY place) AS zone
    CROSS JOIN LATERAL (${fitting(tx, list, within)}) AS named
    ORDER BY zone.place, named.value ${way}, named.id ${way} LIMIT ${wanted}`
}

/** Only then are the filters looked at: as conditions they would lead PostgreSQL to other indexes. */
function fitting(tx: TenantTx | PlatformTx, list: IndexedList, where: RawBuilder<unknown>) {
  const way = sql.raw(list.direction)
  return sql`
    SELECT id, value FROM (
      SELECT ${idAndValue(list, 'products')}, ${allOf(list.filters.map(({ on }) => on('products')))} AS fits
      FROM products WHERE ${conditionsOf(tx, list, 'products', [])} AND ${where}
      ORDER BY products.name ${way}, products.id ${way} OFFSET 0) AS listed
    WHERE fits`
}

async function only(tx: TenantTx | PlatformTx, list: IndexedList, zoned: RawBuilder<unknown>): Promise<FoundByZones> {
  const { rows } = await sql<Listed>`SELECT id, ${keyOf(list)} AS key FROM (${zoned}) AS zoned`.execute(tx)
  return { zoned: rows.length, rows }
}

async function andUnzoned(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  zoned: RawBuilder<unknown>,
  unzoned: number[],
  wanted: number,
): Promise<FoundByZones> {
  const way = sql.raw(list.direction)
  const came = fitting(tx, list, sql`products.id = ANY (${unzoned}::bigint[])`)
  const { rows } = await sql<{ zoned: number; listed: [number, string][] }>`
    WITH zoned AS MATERIALIZED (${zoned}), listed AS (
      SELECT id, value FROM zoned UNION SELECT id, value FROM (${came}) AS came
      ORDER BY value ${way}, id ${way} LIMIT ${wanted})
    SELECT (SELECT count(*) FROM zoned) AS zoned, coalesce(json_agg(
      json_build_array(id, ${keyOf(list)}) ORDER BY value ${way}, id ${way}), '[]') AS listed FROM listed`.execute(tx)
  const { zoned: count, listed } = rows[0] as { zoned: number; listed: [number, string][] }
  return { zoned: count, rows: listed.map(toListed) }
}
