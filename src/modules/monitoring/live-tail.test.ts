import { expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

async function tail({ origin }: Souk, { token }: User, query: string) {
  const ending = new AbortController()
  const response = await fetch(`${origin}/api/v1/monitoring/tail?${query}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: ending.signal,
  })
  let [text, ended] = ['', false]
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk)
  })()
  void reading
    .catch(() => {})
    .finally(() => {
      ended = true
    })
  const entries = () => [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? ''))
  return { entries, ended: () => ended, type: response.headers.get('content-type'), stop: () => ending.abort() }
}

it('tells an operator of everything as it happens, a tenant of their own alone, and ends with the token', async () => {
  const souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000' })
  const [admin, one, other] = [await newUser(souk, 'admin'), await newUser(souk), await newUser(souk)]
  const [all, own] = [await tail(souk, admin, 'kind=request'), await tail(souk, one, 'kind=request')]
  expect(all.type).toContain('text/event-stream')
  for (const user of [other, one]) await user.get('/orders')
  const usersIn = (lines: { user_id: number }[]) => lines.map(({ user_id }) => user_id)
  await eventually(() => usersIn(all.entries()).includes(one.id) && usersIn(own.entries()).includes(one.id))
  expect(usersIn(all.entries())).toContain(other.id)
  expect(new Set(usersIn(own.entries()))).toEqual(new Set([one.id]))
  await one.post('/logout')
  await eventually(own.ended)
  all.stop()
})
