import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '../client.ts'
import { leaveRowsEverywhere } from '../full-tenants.ts'
import { type Souk, startSouk } from '../harness.ts'
import { type AsTenant, forge, isRefusal, probes, type Table, tenantTables } from '../isolation-probes.ts'

interface Policy {
  table: string
  name: string
  using: string | null
  check: string | null
}

/** A policy that lets through more than it should. */
interface Weakened {
  policy: string
  statement: string
  table: string
}

/** Each clause, and both where there are two: what the one lets through the other one may stop. */
function clausesOf(using: string | null, check: string | null): string[][] {
  const clauses = [...(using === null ? [] : ['using']), ...(check === null ? [] : ['with check'])]
  return [...clauses.map((clause) => [clause]), ...(clauses.length > 1 ? [clauses] : [])]
}

/** By a constraint of the table: PostgreSQL looks at those when the policy has let a row through. */
const isStoppedLater = (error: unknown): boolean => /^23/.test((error as { code?: string }).code ?? '')

/** What a weakened policy may do without harm, and why. */
const harmless: Record<string, string> = {
  'account_mails.own with check': 'a tenant may write nothing there',
  'buyer_mailed_tokens.own with check': 'a tenant may write nothing there',
  'mailed_tokens.own using': 'a tenant may read and write nothing there',
  'mailed_tokens.own with check': 'a tenant may read and write nothing there',
  'mailed_tokens.own using and with check': 'a tenant may read and write nothing there',
  'shop_invitations.own with check': 'a tenant may write nothing there',
  'shop_members.own with check': 'a tenant may write nothing there',
  'users.own with check': 'a tenant may write nothing there',
  'products.own with check':
    'what a new product writes elsewhere, such as its ledger, is refused for another tenant as well',
  'buyers.changed using': 'its check says the same of the row as it becomes',
  'buyers.changed with check': 'a visitor may write none of the columns that it looks at',
  'carts.filled using': 'its check says the same of the row as it becomes',
  'carts.filled with check': 'a visitor may write none of the columns that it looks at',
  'shops.own with check': 'what a changed shop writes elsewhere is refused for another tenant as well',
}

/** Whose policies they are, and the setting that says whose rows are asked for. */
interface Scope {
  role: string
  setting: string
  /** How many clauses there are at least. */
  clauses: number
}

/** Each policy is weakened in a transaction of its own that is rolled back, and the probes of the tenancy tests run within it. */
describe('every policy of tenants and visitors, weakened in turn', () => {
  let souk: Souk
  let tables: Table[]
  let [victim, attacker]: [User?, User?] = []
  let scopes: Record<string, Scope>

  beforeAll(async () => {
    souk = await startSouk()
    const tenants = new URL(souk.dependencies.applicationUrl).username
    scopes = {
      tenants: { role: tenants, setting: 'souk.tenant', clauses: 80 },
      visitors: { role: souk.dependencies.database.visitorRole, setting: 'souk.shop', clauses: 40 },
    }
    ;[victim, attacker] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    await leaveRowsEverywhere(souk, [victim, attacker])
    tables = await tenantTables(souk.owner)
  }, 120_000)

  async function policiesOf({ role }: Scope): Promise<Policy[]> {
    const { rows } = await souk.owner.query(
      `SELECT tablename AS table, policyname AS name, qual AS using, with_check AS check
       FROM pg_policies WHERE roles = ARRAY[$1::name] ORDER BY 1, 2`,
      [role],
    )
    return rows
  }

  const weaken = ({ table, name, using, check }: Policy): Weakened[] =>
    clausesOf(using, check).map((clauses) => ({
      table,
      policy: `${table}.${name} ${clauses.join(' and ')}`,
      statement: `ALTER POLICY ${name} ON ${table} ${clauses.map((clause) => `${clause} (true)`).join(' ')}`,
    }))

  /** As the tenancy tests ask, but within the transaction in which the policy is weakened. */
  async function ask({ role, setting }: Scope, userId: number | undefined, statement: string, values: unknown[] = []) {
    await souk.owner.query('SAVEPOINT asking')
    try {
      await souk.owner.query('SELECT set_config($1, $2, true)', [setting, `${userId ?? ''}`])
      await souk.owner.query(`SET LOCAL ROLE "${role}"`)
      return (await souk.owner.query(statement, values)).rowCount ?? 0
    } catch (error) {
      if (isRefusal(error)) return 'refused'
      if (isStoppedLater(error)) return 'let through'
      throw error
    } finally {
      await souk.owner.query('ROLLBACK TO SAVEPOINT asking')
    }
  }

  async function leaksWith(scope: Scope, { statement, table: name }: Weakened): Promise<string[]> {
    const asking: AsTenant = (...asked) => ask(scope, ...asked)
    const table = tables.find((candidate) => candidate.name === name)
    // The audit log has no tenant of its own: who reads it is the platform.
    if (table === undefined) return ['no table of a tenant']
    const [mine, theirs] = [(attacker as User).id, (victim as User).id]
    await souk.owner.query('BEGIN')
    try {
      await souk.owner.query(statement)
      const found: string[] = []
      for (const probe of Object.values(probes)) found.push(...(await probe(table, asking, mine, theirs)))
      return [...found, ...(await forge(table, { owner: souk.owner, role: scope.role, ask: asking, mine, theirs }))]
    } finally {
      await souk.owner.query('ROLLBACK')
    }
  }

  it.each(['tenants', 'visitors'])(
    'is seen by the probes, and nothing is seen where none is weakened: %s',
    async (whose) => {
      const scope = scopes[whose] as Scope
      const all = (await policiesOf(scope)).flatMap(weaken)
      expect(all.length).toBeGreaterThan(scope.clauses)
      const unseen: string[] = []
      for (const weakened of all) if ((await leaksWith(scope, weakened)).length === 0) unseen.push(weakened.policy)
      expect(unseen.filter((policy) => harmless[policy] === undefined)).toEqual([])
      for (const { name } of tables)
        expect(await leaksWith(scope, { table: name, policy: '', statement: 'SELECT' }), name).toEqual([])
      process.stdout.write(
        `${all.length} times a policy of ${whose} was weakened, and ${all.length - unseen.length} times that was seen.\n`,
      )
    },
    300_000,
  )
})
