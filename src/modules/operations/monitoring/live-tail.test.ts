import { expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

async function tail({ origin }: Souk, { token }: User, query: string, headers: Record<string, string> = {}) {
  const ending = new AbortController()
  const response = await fetch(`${origin}/api/v1/monitoring/tail?${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
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

it('shows an operator everything as it happens, a tenant of their own alone, and ends with the token', async () => {
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

it('goes on after the last entry that its reader has seen, named in the query or by the browser', async () => {
  const souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000' })
  const user = await newUser(souk)
  for (let turn = 0; turn < 3; turn += 1) await user.get('/me')
  const [newest, missed, seen] = await eventually(async () => {
    const { data, meta } = (await user.get('/monitoring/entries?kind=request&route=/me')).body
    return meta.total === 3 && (data as { id: number }[])
  })
  const own = 'kind=request&route=/me'
  const byQuery = await tail(souk, user, `${own}&since=${seen?.id}`)
  const byHeader = await tail(souk, user, own, { 'last-event-id': String(missed?.id) })
  await eventually(() => byQuery.entries().length === 2 && byHeader.entries().length === 1)
  expect(byQuery.entries().map(({ id }) => id)).toEqual([missed?.id, newest?.id])
  expect(byHeader.entries().map(({ id }) => id)).toEqual([newest?.id])
  for (const { stop } of [byQuery, byHeader]) stop()
})
