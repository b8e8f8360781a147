import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, inject, it } from 'vitest'
import { cloneDatabase, eventually } from './harness.ts'
import { startMailServer } from './mail-server.ts'
import { type SoukProcess, spawnSouk, untilReady } from './process.ts'

const processes: SoukProcess[] = []

afterAll(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGKILL')
    await ended
  }
})

async function startDraining(seconds: string): Promise<SoukProcess> {
  const mailServer = await startMailServer()
  const souk = await spawnSouk({
    DATABASE_URL: await cloneDatabase(),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${randomUUID()}`,
    SMTP_URL: mailServer.url,
    DRAIN_SECONDS: seconds,
  })
  processes.push(souk)
  await untilReady(souk)
  return souk
}

interface Answer {
  status: number | undefined
  connection: string | undefined
  body: string
}

function ask(agent: Agent, url: string, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const asked = request(url, { agent, method, headers }, (answer: IncomingMessage) => {
      const { statusCode: status, headers } = answer
      text(answer).then((body) => resolve({ status, connection: headers.connection, body }), reject)
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

it('says that it is not ready, answers on, and ends each connection with an answer, before it ends itself', async () => {
  const souk = await startDraining('4')
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const ready = `${souk.origin}/health/ready`
  expect(await ask(agent, ready)).toMatchObject({ status: 200, connection: 'keep-alive' })
  const begunAt = performance.now()
  souk.child.kill('SIGTERM')
  const drained = await eventually(async () => {
    const answer = await ask(agent, ready)
    return answer.status === 503 && answer
  })
  expect(JSON.parse(drained.body)).toMatchObject({
    status: 'unavailable',
    checks: { database: 'ok', process: 'unavailable' },
  })
  expect(drained.connection).toBe('close')

  // Kept-alive connections of clients that go on for most of the time: nobody is hung up on in the middle of a request.
  const registered: Answer[] = []
  while (performance.now() - begunAt < 3_000) {
    const body = JSON.stringify({
      name: 'Late',
      email: `${randomUUID()}@example.com`,
      password: 'a long enough password',
    })
    registered.push(await ask(agent, `${souk.origin}/api/v1/register`, 'POST', body))
    await delay(50)
  }
  expect(registered.length).toBeGreaterThan(0)
  for (const { status, connection } of registered)
    expect({ status, connection }).toEqual({ status: 201, connection: 'close' })
  expect(await souk.ended).toBe(0)
  expect(performance.now() - begunAt).toBeGreaterThanOrEqual(4_000)
  agent.destroy()
})

it('makes nobody wait who presses Ctrl-C, also after a SIGTERM', async () => {
  for (const signals of [['SIGINT'], ['SIGTERM', 'SIGINT']] as const) {
    const souk = await startDraining('600')
    for (const signal of signals) {
      souk.child.kill(signal)
      await delay(100)
    }
    expect(await souk.ended).toBe(0)
  }
})
