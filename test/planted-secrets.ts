import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { clientOf, password as goodPassword } from './client.ts'
import { listenWithEcho } from './echo.ts'
import { eventually, type Souk } from './harness.ts'

/** Set it as MONITORING_HIDDEN_FIELDS: a field that only this system calls secret. */
export const hiddenField = 'iban'

type Reached = Pick<Souk, 'origin' | 'mailServer'>

/** Hands a Souk secrets wherever a client can, rightly and by mistake, and answers them all. */
export async function plantSecrets({ origin, mailServer }: Reached): Promise<string[]> {
  const planted: string[] = []
  const secret = () => {
    const made = `planted-${randomUUID()}`
    planted.push(made)
    return made
  }
  const token = (plain: string) => {
    planted.push(plain, plain.split('|')[1] as string)
    return plain
  }
  const anybody = clientOf({ origin })
  const [email, password] = [`${randomUUID()}@example.com`, secret()]
  const { body } = await anybody.post('/register', { name: 'Test', email, password })
  const user = clientOf({ origin }, token(body.data.token))
  const own = body.data.token as string

  await user.post('/login', { email, password: secret() })
  const session = await anybody.post('/session', { email, password })
  for (const cookie of session.headers.getSetCookie()) planted.push(cookieValue(cookie))
  token((await user.post('/tokens', { name: 'phone' })).body.data.token)
  await user.call('PUT', '/me/password', { current_password: secret(), password: secret() })
  await user.call('GET', `/orders?token=${secret()}`, undefined, { cookie: `souk_session=${secret()}` })
  await user.call('GET', `/products?api_key=${secret()}`)
  await anybody.call('GET', '/orders', undefined, { authorization: `Bearer ${secret()}` })
  planted.push(btoa(`me:${secret()}`))
  await anybody.call('GET', '/orders', undefined, { authorization: `Basic ${planted.at(-1)}`, 'x-api-key': secret() })
  await user.post('/orders', { [hiddenField]: secret(), items: [{ deep: [{ api_key: secret() }] }] })
  await fetch(`${origin}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"email": "a", "password": "${secret()}`,
  })
  for (const path of [`/products/${own}`, `/nowhere/${own}`, `/products?search=${own}`])
    await user.get(path.replace('|', '%7C'))
  const listener = listenWithEcho(origin, own)
  await listener.join(`users.${body.data.user.id}`)

  await anybody.post('/password/forgot', { email })
  const mail = await eventually(() =>
    mailServer.received.find(
      ({ to, subject }) => to?.[0]?.address === email && subject === 'Souk: Reset your password',
    ),
  )
  const reset = /\d+\.[\w-]{43}/.exec(mail.text ?? '')?.[0] as string
  planted.push(reset)
  await anybody.call('GET', `/orders?next=${reset}`)
  expect((await anybody.post('/password/reset', { token: reset, password: goodPassword })).status).toBeLessThan(300)
  for (const one of planted) expect(one, 'a secret that could be found').toMatch(/.{20}/)
  return planted
}

const cookieValue = (cookie: string) => decodeURIComponent(/^[^=]+=([^;]+)/.exec(cookie)?.[1] ?? '')
