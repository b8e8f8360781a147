import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { covers, isGranted } from '#modules/identity/access/index.ts'
import { clientOf, newUser, type User } from './client.ts'
import type { Expectation } from './expected-statuses.ts'
import { eventually } from './harness.ts'
import { admin, expectations, openRoutes, souk } from './route-expectations.ts'
import { inShop, type Member, newMember } from './shop-member.ts'

const readOnly = ['products.view', 'orders.view', 'buyers.view']

/** What the account that asks is asked for, whichever shop is opened. */
const ofPerson =
  /^\w+ \/api\/v1\/(me|tokens|session|logout|email|notification-preferences|access|features|invitations)\b/

/** The routes that ask for a token, with what they ask for besides. */
const signed = () =>
  souk.routes.flatMap(({ method, url, access }) =>
    method === 'HEAD' || access === 'public' ? [] : [{ route: `${method} ${url}`, method, access }],
  )

/** An answer but for what is of each request. */
const told = ({ status, body }: { status: number; body?: unknown }) => ({
  status,
  body: typeof body === 'object' ? { ...body, meta: undefined } : undefined,
})

describe('every route, by who works in a shop of somebody else', () => {
  let owner: User
  let reader: Member
  let stranger: User

  beforeAll(async () => {
    await openRoutes()
    owner = await newUser(souk, 'merchant')
    reader = await newMember(souk, owner, 'read-only')
    stranger = await newUser(souk, 'admin')
  })

  const requestTo = (route: string, of: User) => (expectations[route] as Expectation).request(of)
  const inTheShop = () => signed().filter(({ route }) => !ofPerson.test(route))
  const isSeen = ({ method, access }: ReturnType<typeof signed>[number]) =>
    method === 'GET' && (access === 'authenticated' || isGranted(access, (permission) => covers(readOnly, permission)))

  it('answers a reader what it answers the owner, where the role sees it', async () => {
    // One is open for as long as its reader is; the other leaves out the owner's own account: members.test.ts.
    const apart = ['GET /api/v1/monitoring/tail', 'GET /api/v1/notifications']
    const reads = inTheShop().filter((each) => isSeen(each) && !apart.includes(each.route))
    expect(reads.length).toBeGreaterThan(15)
    for (const { route } of reads) {
      const { path } = await requestTo(route, owner)
      const answers = async () => [told(await reader.there.get(path)), told(await owner.get(path))] as const
      // A mail that goes out in between is no difference.
      await eventually(async () => isDeepStrictEqual(...(await answers()))).catch(() => {})
      const [there, own] = await answers()
      expect(there, route).toEqual(own)
    }
  })

  it('refuses a reader every write, and whatever the role does not see', async () => {
    const others = inTheShop().filter((each) => !isSeen(each))
    expect(others.length).toBeGreaterThan(80)
    for (const { route, method } of others) {
      const { path, body } = await requestTo(route, owner)
      expect((await reader.there.call(method, path, body)).status, route).toBe(403)
    }
  })

  it('lets who is an owner by role do what the owner does, in that shop and nowhere else', async () => {
    const partner = await newMember(souk, owner, 'owner')
    const atHome = async () => {
      await souk.dependencies.recorder.flush()
      const counts: Record<string, number> = {}
      for (const table of await tenantTables()) {
        const { rows } = await souk.owner.query(`SELECT count(*)::int AS n FROM ${table} WHERE user_id = $1`, [
          partner.id,
        ])
        counts[table] = rows[0].n
      }
      return counts
    }
    const before = await atHome()
    for (const { route, method, access } of inTheShop().filter((each) => !each.route.endsWith('/tail'))) {
      const { path, body } = await requestTo(route, owner)
      const { merchant } = expectations[route] as Expectation
      expect((await partner.there.call(method, path, body)).status, route).toBe(
        // What was recorded is of the person who keeps the shop, too.
        access === 'monitoring.view' ? 403 : merchant,
      )
    }
    expect(await atHome()).toEqual(before)
  })

  /** But for what passes by itself. */
  async function tenantTables(): Promise<string[]> {
    const { rows } = await souk.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND attname = 'user_id'
         AND relname <> 'cache_invalidations'`,
    )
    return rows.map(({ name }) => name)
  }

  it('refuses whoever does not belong there, an operator as well, before anything is read', async () => {
    for (const { route, method } of signed()) {
      const { path, body } = await requestTo(route, owner)
      for (const [shop, client] of [
        [owner.id, stranger],
        [stranger.id, reader],
      ] as const) {
        const answer = await inShop(clientOf(souk, client.token), shop).call(method, path, body)
        expect(answer.status, route).toBe(403)
        expect(answer.body.message, route).toBe('You do not belong to that shop, or there is none.')
      }
    }
  })

  it('lets a reader write nothing of the account by a token for the shop, nor read it', async () => {
    const made = await reader.there.post('/tokens', { name: 'till' })
    const till = clientOf(souk, made.body.data.token)
    const open = new Set([
      'GET /api/v1/me',
      'GET /api/v1/me/shops',
      'GET /api/v1/access',
      'GET /api/v1/access/explain',
      'GET /api/v1/features',
      'GET /api/v1/notification-preferences',
      'POST /api/v1/logout',
      'DELETE /api/v1/session',
      // It may end itself: see tokens.test.ts.
      'DELETE /api/v1/tokens/:id',
    ])
    for (const { route, method } of signed().filter((each) => ofPerson.test(each.route) && !open.has(each.route))) {
      const { path, body } = await requestTo(route, reader)
      expect((await till.call(method, path, body)).status, route).toBe(403)
    }
    expect((await till.get('/products')).status).toBe(200)
    expect((await admin.get(`/users/${reader.id}`)).status).toBe(200)
  })
})
