import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, password } from './client.ts'
import { admin, expectations, openRoutes, souk } from './route-expectations.ts'

beforeAll(openRoutes)

describe('every state-changing route that is not public', () => {
  const changing = Object.entries(expectations).filter(
    // Of a buyer a browser's session knows nothing: such a route has no cookie that anything could come along with.
    ([route, { anonymous, admin: allowed }]) => !route.startsWith('GET ') && anonymous === 401 && allowed !== 401,
  )

  it.each(changing)(
    "refuses a browser's session without the proof that a page of ours asks: %s",
    async (route, its) => {
      const user = await newUser(souk, 'admin')
      const signedIn = await clientOf(souk).post('/session', { email: user.email, password })
      const cookie = signedIn.headers.getSetCookie().join('; ')
      const { path, body } = await its.request(user)
      const [method] = route.split(' ') as [string]
      for (const proof of [undefined, '', 'x', crypto.randomUUID()]) {
        const headers = { cookie, ...(proof !== undefined && { 'x-csrf-token': proof }) }
        const refused = await clientOf(souk).call(method, path, body, headers)
        expect([refused.status, refused.body.code]).toEqual([403, 'csrf_token_mismatch'])
      }
      const headers = { cookie, 'x-csrf-token': signedIn.body.data.csrf_token }
      expect((await clientOf(souk).call(method, path, body, headers)).status).toBe(its.admin)
    },
  )
})

describe('every administrative route', () => {
  const administrative = Object.entries(expectations).filter(
    ([, { customer, merchant, admin: allowed }]) => customer === 403 && merchant === 403 && allowed < 300,
  )
  /** They show the rules, the numbers of queues and recording, and the log itself: nothing of any tenant's. */
  const showNobody = [
    'GET /api/v1/queues',
    'GET /api/v1/roles',
    'GET /api/v1/permissions',
    'GET /api/v1/audit',
    'GET /api/v1/monitoring/recording',
  ]

  it.each(administrative)('leaves one entry in the audit log, or shows nothing of anybody: %s', async (route, its) => {
    const [user, operator] = [await newUser(souk), await newUser(souk, 'admin')]
    const { path, body } = await its.request(user)
    const [method] = route.split(' ') as [string]
    const answer = await operator.call(method, path, body)
    expect(answer.status).toBe(its.admin)
    const { data } = (await admin.get(`/audit?actor_id=${operator.id}`)).body
    const requestIds = data.map((entry: { request_id: string }) => entry.request_id)
    expect(requestIds).toEqual(showNobody.includes(route) ? [] : [answer.headers.get('x-request-id')])
  })
})
