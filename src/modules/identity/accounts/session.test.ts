import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, password, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe("a browser's session", () => {
  let souk: Souk
  let user: User

  beforeAll(async () => {
    souk = await startSouk({ TRUST_PROXY: 'true' })
    user = await newUser(souk, 'merchant')
  })

  async function signIn(headers: Record<string, string> = {}) {
    const answer = await clientOf(souk).post('/session', { email: user.email, password }, headers)
    expect(answer.status).toBe(200)
    const cookies = answer.headers.getSetCookie()
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
    return { cookies, cookie, csrf: answer.body.data.csrf_token, body: answer.body }
  }

  const product = { name: 'Mug', price: 1, quantity: 1 }

  it('keeps its token from scripts and other sites, and never in the answer', async () => {
    const { cookies, body } = await signIn()
    expect(cookies.find((line) => line.startsWith('souk_session='))).toMatch(
      /HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/,
    )
    expect(cookies.join()).not.toContain('Secure')
    expect(JSON.stringify(body)).not.toContain('souk_')
    const secure = await signIn({ 'x-forwarded-proto': 'https' })
    for (const line of secure.cookies) expect(line).toContain('Secure')
  })

  it('is bound to this very host over https, and takes none there that another host may have planted', async () => {
    const https = { 'x-forwarded-proto': 'https' }
    const { cookies, cookie } = await signIn(https)
    const session = cookies.find((line) => line.startsWith('__Host-souk_session='))
    expect(session).toMatch(/Path=\//)
    expect(session).not.toContain('Domain')
    const browser = clientOf(souk)
    const as = (cookie: string) => browser.call('GET', '/me', undefined, { cookie, ...https })
    expect((await as(cookie)).status).toBe(200)
    expect((await as(cookie.replace('__Host-', ''))).status).toBe(401)
    expect((await as(`souk_session=planted; ${cookie}`)).status).toBe(200)
  })

  it('is Secure wherever users reach the system over https, whatever a request says', async () => {
    const behind = await startSouk({ APP_URL: 'https://shop.example' })
    const { email } = await newUser(behind)
    for (const forged of [undefined, { 'x-forwarded-proto': 'http' }]) {
      const { headers, body } = await clientOf(behind).post('/session', { email, password }, forged)
      for (const line of headers.getSetCookie()) expect(line).toContain('Secure')
      const cookie = headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      expect((await clientOf(behind).call('GET', '/me', undefined, { cookie })).status).toBe(200)
      const ended = await clientOf(behind).call('DELETE', '/session', undefined, {
        cookie,
        'x-csrf-token': body.data.csrf_token,
      })
      expect(ended.headers.getSetCookie().join()).toMatch(
        /__Host-souk_session=;[^,]*Expires=Thu, 01 Jan 1970[^,]*Secure|__Host-souk_session=;.*Secure/,
      )
    }
  })

  it('is marked Secure by no header of somebody whom nobody trusts', async () => {
    const guarded = await startSouk({ TRUST_PROXY: '10.0.0.0/8' })
    const { email } = await newUser(guarded)
    const forged = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.1' }
    const { headers } = await clientOf(guarded).post('/session', { email, password }, forged)
    expect(headers.getSetCookie().join()).toMatch(/souk_session=/)
    expect(headers.getSetCookie().join()).not.toContain('Secure')
  })

  it('reads with the cookie alone, and writes only with the proof that it was our page', async () => {
    const { cookie, csrf } = await signIn()
    const browser = clientOf(souk)
    expect((await browser.call('GET', '/me', undefined, { cookie })).body.data.id).toBe(user.id)
    for (const proof of [undefined, 'x', `${csrf}x`, csrf.toUpperCase()]) {
      const answer = await browser.post('/products', product, { cookie, ...(proof && { 'x-csrf-token': proof }) })
      expect(answer.status).toBe(403)
      expect(answer.body.code).toBe('csrf_token_mismatch')
    }
    expect((await browser.post('/products', product, { cookie, 'x-csrf-token': csrf })).status).toBe(201)
    const other = await signIn()
    expect((await browser.post('/products', product, { cookie, 'x-csrf-token': other.csrf })).status).toBe(403)
  })

  it('ends with signing out', async () => {
    const { cookie, csrf } = await signIn()
    const browser = clientOf(souk)
    const ended = await browser.call('DELETE', '/session', undefined, { cookie, 'x-csrf-token': csrf })
    expect(ended.status).toBe(204)
    expect(ended.headers.getSetCookie().join()).toMatch(/souk_session=;.*Expires=Thu, 01 Jan 1970/)
    expect((await browser.call('GET', '/me', undefined, { cookie })).status).toBe(401)
  })

  it('lets a bearer token go before the cookie', async () => {
    const { cookie } = await signIn()
    const stranger = await newUser(souk)
    expect((await stranger.call('GET', '/me', undefined, { cookie })).body.data.id).toBe(stranger.id)
    expect((await clientOf(souk, 'nonsense').call('GET', '/me', undefined, { cookie })).status).toBe(401)
  })
})
