import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { newProduct, newUser } from '../client.ts'
import { startSouk } from '../harness.ts'
import { type SoukProcess, startBeside } from '../process.ts'

const connections = 10_000
/** Each has fewer than one address may have. */
const addresses = Array.from({ length: 12 }, (_, at) => `127.0.0.${2 + at}`)
/** A head may take 20 s, which is looked at every two. */
const endedWithinMs = 30_000

const memoryOf = ({ child }: SoukProcess) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024

/** Of three kinds in turn: silent, a head that stops, and a head that goes on drop by drop. */
async function open(origin: string, at: number): Promise<Socket> {
  const { hostname, port } = new URL(origin)
  const localAddress = addresses[at % addresses.length] as string
  const socket = connect({ host: hostname, port: Number(port), localAddress })
  socket.on('error', () => {})
  await once(socket, 'connect')
  if (at % 3 > 0) socket.write('GET /health/live HTTP/1.1\r\nHost: souk\r\n')
  if (at % 3 === 2) {
    const dripping = setInterval(() => socket.write('X: 1\r\n'), 2_000)
    socket.once('close', () => clearInterval(dripping))
  }
  return socket.resume()
}

it('ten thousand connections that send nothing, or drop by drop, hold nobody up, and are ended', async () => {
  const souk = await startSouk()
  const merchant = await newUser(souk, 'merchant')
  const { id } = await newProduct(merchant)
  const served = await startBeside(souk)
  const before = memoryOf(served)
  const held: Socket[] = []
  while (held.length < connections) {
    const batch = Array.from({ length: 250 }, (_, nth) => open(served.origin, held.length + nth))
    held.push(...(await Promise.all(batch)))
  }
  const heldSince = performance.now()
  const taken = memoryOf(served) - before
  const times: number[] = []
  for (let turn = 0; turn < 50; turn += 1) {
    const began = performance.now()
    const headers = { authorization: `Bearer ${merchant.token}` }
    expect((await fetch(`${served.origin}/api/v1/products/${id}`, { headers })).status).toBe(200)
    times.push(performance.now() - began)
    await delay(20)
  }
  const stillHeld = held.filter(({ destroyed }) => !destroyed).length
  await Promise.all(held.map((socket) => socket.destroyed || once(socket, 'close')))
  const endedAfter = performance.now() - heldSince
  const slowest = Math.max(...times)
  process.stdout.write(
    `${connections} connections took ${taken.toFixed(0)} MiB; the slowest of 50 answers meanwhile took ${slowest.toFixed(0)} ms, with ${stillHeld} still held; all were ended after ${(endedAfter / 1_000).toFixed(0)} s.\n`,
  )
  expect(stillHeld).toBeGreaterThan(connections / 2)
  expect(slowest).toBeLessThan(1_000)
  expect(taken).toBeLessThan(512)
  expect(endedAfter).toBeLessThan(endedWithinMs)
  served.child.kill('SIGTERM')
  await served.ended
}, 180_000)
