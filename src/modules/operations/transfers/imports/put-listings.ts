import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { createListings, type WrittenListing, writeListings } from '#modules/catalogue/listings/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { readPaths, writePath } from '../category-paths.ts'
import type { Outcome } from '../tally.ts'
import { type ListingGroup, placeProducts } from './listing-rows.ts'
import type { Claims } from './match-products.ts'
import { missingFor, putCategories, readPlaces, readTree, sameAs } from './put-categories.ts'
import { type PictureOfListing, putPictures } from './put-pictures.ts'
import type { Putting } from './put-products.ts'
import { putProducts } from './put-products.ts'

type Standing = WrittenListing & { id: number; products: number; places: string }

interface Judged {
  group: ListingGroup
  outcome: Outcome
  wanted: WrittenListing
  id: number | undefined
  /** It lies where its records say, as far as they say it. */
  isPlaced: boolean
}

/** Makes, changes or leaves listings with their products and pictures. Answers the outcome of each of their records, in order. */
export async function putListings(
  tx: TenantTx,
  groups: readonly ListingGroup[],
  putting: Putting & { transferId: number },
): Promise<{ outcomes: Outcome[]; changed: number[]; claims: Claims; newCategories: string[] }> {
  const standing = await readListings(tx, groups)
  const listings = new Map<string, number>()
  for (const group of groups) claim(group, [putting.claims.listings, listings])
  const judged = groups.map((group) => judge(group, standing.get(group.slug ?? '')))
  if (putting.writes) await create(tx, judged)
  const placed = judged.flatMap(({ group, outcome, wanted, id }) =>
    outcome === 'failed' ? [] : placeProducts(group, wanted.title, id),
  )
  const put = await putProducts(tx, placed, putting)
  if (putting.writes) {
    const changed = judged.flatMap(({ outcome, wanted, id }) =>
      outcome === 'updated' && id !== undefined ? { ...wanted, id } : [],
    )
    await writeListings(tx, changed)
  }
  const newCategories = await placeInCategories(tx, judged, putting)
  const byLine = new Map(
    placed.map(({ line }, at) => [line, { outcome: put.outcomes[at] as Outcome, id: put.ids[at] }]),
  )
  const pictures = await putPictures(
    tx,
    picturesOf(judged, (line) => byLine.get(line)?.id),
    putting,
  )
  const outcomes = judged.flatMap(({ group, outcome }) =>
    group.rows.map((row, at) => {
      if (outcome === 'failed' || row.problems.length > 0) return 'failed'
      const outcomesOfRow: (Outcome | undefined)[] = [
        byLine.get(row.line)?.outcome,
        pictures.has(row.line) ? 'created' : undefined,
        at === 0 ? outcome : undefined,
      ]
      return strongest(outcomesOfRow)
    }),
  )
  return {
    outcomes,
    changed: put.changed,
    claims: { ...put.claims, listings, categories: new Set(newCategories) },
    newCategories,
  }
}

/** The records of a listing stand together: what stands apart may be a mistake. */
function claim(
  { slug, rows, problems }: ListingGroup,
  [before, here]: [Map<string, number>, Map<string, number>],
): void {
  if (slug === undefined || slug === '') return
  const line = rows[0]?.line ?? 0
  const earlier = before.get(slug) ?? here.get(slug)
  if (earlier === undefined) here.set(slug, line)
  else
    problems.push({
      line,
      column: null,
      message: `Line ${earlier} tells of the same listing: its records must stand below each other.`,
    })
}

const strongest = (outcomes: readonly (Outcome | undefined)[]): Outcome =>
  (['failed', 'created', 'updated'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'unchanged'

async function readListings(tx: TenantTx, groups: readonly ListingGroup[]): Promise<Map<string, Standing>> {
  const slugs = groups.flatMap(({ slug }) => slug ?? [])
  const { rows } = await sql<Omit<Standing, 'places'>>`
    SELECT id, title, slug, description, option_names, seo_title, seo_description, metadata, status,
      (SELECT count(*) FROM products WHERE products.user_id = listings.user_id AND listing_id = listings.id AND deleted_at IS NULL) AS products
    FROM listings WHERE user_id = ${tx.userId} AND slug = ANY (${slugs}::text[])`.execute(tx)
  const isAsked = groups.some(({ categories }) => categories !== undefined)
  const places = isAsked
    ? await readPlaces(
        tx,
        rows.map(({ id }) => id),
      )
    : new Map<number, string>()
  return new Map(rows.map((row) => [row.slug, { ...row, places: places.get(row.id) ?? '' }]))
}

const nothing = {
  description: null,
  option_names: [],
  seo_title: null,
  seo_description: null,
  metadata: {},
  status: 'draft',
} as const

function judge(group: ListingGroup, standing: Standing | undefined): Judged {
  return standing === undefined ? judgeNew(group) : judgeStanding(group, standing)
}

function judgeNew(group: ListingGroup): Judged {
  const { given, problems, slug = '' } = group
  if (slug === '')
    return {
      group,
      outcome: 'failed',
      wanted: { ...nothing, option_names: [], title: '', slug },
      id: undefined,
      isPlaced: true,
    }
  if (problems.length === 0 && given.title === undefined)
    refuse(group, 'title', 'The title field is required for a new listing.')
  const wanted = { ...nothing, option_names: [], ...given, title: given.title ?? slug, slug } as WrittenListing
  return {
    group,
    outcome: problems.length > 0 ? 'failed' : 'created',
    wanted,
    id: undefined,
    isPlaced: group.categories === undefined,
  }
}

function judgeStanding(group: ListingGroup, { id, products, places, ...words }: Standing): Judged {
  const wanted = { ...words, ...group.given } as WrittenListing
  const isOther = !isDeepStrictEqual([...wanted.option_names].sort(), [...words.option_names].sort())
  const names = words.option_names.join(', ') || 'none'
  if (isOther && products > 0)
    refuse(group, null, `The listing's options are ${names}: its products would have to be changed first.`)
  const isPlaced = group.categories === undefined || sameAs(group.categories) === sameAs(readPlaced(places))
  const judged = { group, wanted, id, isPlaced }
  if (group.problems.length > 0) return { ...judged, outcome: 'failed' }
  return { ...judged, outcome: isPlaced && isDeepStrictEqual(wanted, words) ? 'unchanged' : 'updated' }
}

function refuse({ problems, rows }: ListingGroup, column: string | null, message: string): void {
  problems.push({ line: rows[0]?.line ?? 0, column, message })
}

async function create(tx: TenantTx, judged: readonly Judged[]): Promise<void> {
  const fresh = judged.filter(({ outcome }) => outcome === 'created')
  const ids = await createListings(
    tx,
    fresh.map(({ wanted }) => wanted),
  )
  for (const each of fresh) each.id = ids.get(each.wanted.slug)
}

const readPlaced = (places: string) => (places === '' ? [] : readPaths(places))

/** Answers the paths of the categories that were, or would be, made for these listings and for none before. */
async function placeInCategories(
  tx: TenantTx,
  judged: readonly Judged[],
  { writes, claims }: Putting,
): Promise<string[]> {
  const wanted = judged.flatMap(({ group: { categories }, outcome, id: listingId, isPlaced }) =>
    categories === undefined || isPlaced || outcome === 'failed' ? [] : { categories, listingId },
  )
  if (wanted.length === 0) return []
  if (writes)
    return putCategories(
      tx,
      wanted.flatMap(({ categories, listingId }) => (listingId === undefined ? [] : { categories, listingId })),
    )
  const { tree } = await readTree(tx)
  const paths = wanted.flatMap(({ categories }) => categories)
  return missingFor(paths, tree, claims.categories).map(writePath)
}

/** Each address once per listing; one that a record shows as its product's own is the product's. */
function picturesOf(judged: readonly Judged[], productOf: (line: number) => number | undefined): PictureOfListing[] {
  return judged.flatMap(({ group, outcome, id }) => {
    if (outcome === 'failed') return []
    const byUrl = new Map<string, PictureOfListing>()
    for (const { url, alt, line, ofLine } of group.pictures) {
      const before = byUrl.get(url)
      const product = ofLine === undefined ? undefined : productOf(ofLine)
      byUrl.set(url, {
        listingId: id,
        url,
        alt: before?.alt || alt,
        line: before?.line ?? line,
        productId: before?.productId ?? product,
      })
    }
    return [...byUrl.values()]
  })
}
