import { Client } from 'pg'
import { problemsOf } from './statement-rules.ts'

/** By database: the texts that went there in the scope of one user, or of who visits one shop. */
const asked = new Map<string, Set<string>>()
const inOneShop = new WeakSet<Client>()

const opensOneShop = /set_config\('souk\.(tenant|shop)', '\d+', true\)/
const ends = /^\s*(begin|commit|rollback|start transaction|set local role)\b/i

type Query = string | { text?: string }
const { query: send } = Client.prototype as unknown as {
  query: (this: Client, query: Query, ...more: unknown[]) => unknown
}

/** At pg's own client, before any bytes: whoever asks, and in whichever way, passes here. */
Object.assign(Client.prototype, {
  query(this: Client, query: Query, ...more: unknown[]) {
    note(this, typeof query === 'string' ? query : (query.text ?? ''))
    return send.call(this, query, ...more)
  },
})

function note(client: Client, text: string): void {
  if (opensOneShop.test(text)) inOneShop.add(client)
  else if (ends.test(text)) inOneShop.delete(client)
  else if (inOneShop.has(client)) textsOf(client).add(text)
}

function textsOf({ database = '' }: Client): Set<string> {
  const texts = asked.get(database) ?? new Set()
  asked.set(database, texts)
  return texts
}

/** Where it is not `user_id`: see test/tenant-isolation.test.ts. */
const dividedBy: Record<string, string> = { idempotency_keys: 'actor_id' }
/** In one place for all shops. */
const central = new Set(['shop_slugs'])

/** Statements that stay as they are, by a part of their text, and why. */
const excused: Record<string, string> = {
  'SELECT user_id FROM products WHERE id =': 'It asks whose a product is, in a list that operators narrow as well.',
  'FROM orders WHERE buyer_id IS NOT NULL) AS orders':
    'The list around it names the user, and its planner moves that in.',
  'FROM monthly_sales WHERE month =': 'It is joined by user_id with rows of one user. To be mended in best-sellers.ts.',
}

export interface Complaint {
  text: string
  said: string[]
}

/** What was asked of the owner's database for one shop without saying whose rows were meant. */
export async function askedWithoutOwner(owner: Client): Promise<{ looked: number; complaints: Complaint[] }> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'user_id'
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
  )
  const names = rows.map(({ name }) => name).filter((name) => !central.has(name))
  const tables = new Map(names.map((name) => [name, dividedBy[name] ?? 'user_id']))
  const texts = [...textsOf(owner)].filter((text) => !Object.keys(excused).some((part) => text.includes(part)))
  const looks = texts.map(async (text) => ({ text, said: await problemsOf(text, tables) }))
  const complaints = (await Promise.all(looks)).filter(({ said }) => said.length > 0)
  return { looked: texts.length, complaints }
}
