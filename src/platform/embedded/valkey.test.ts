import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { findFreePort } from './free-port.ts'
import { startEmbeddedValkey } from './valkey.ts'

it('does not start beside a server of before that hangs, and says so instead of waiting for it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'souk-leftover-'))
  const sockets: Socket[] = []
  const hanging = createServer((socket) => void sockets.push(socket))
  await new Promise<void>((listening) => hanging.listen(0, '127.0.0.1', () => listening()))
  const { port } = hanging.address() as AddressInfo
  mkdirSync(join(directory, 'redis'))
  writeFileSync(join(directory, 'redis', 'url'), `redis://:secret@127.0.0.1:${port}`)
  await expect(startEmbeddedValkey(directory)).rejects.toThrow(`left on port ${port} does not answer`)
  for (const socket of sockets) socket.destroy()
  hanging.close()
  const redis = await startEmbeddedValkey(directory)
  await redis.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** The first word to whoever connects as soon as anybody can. */
async function firstAnswer(port: number): Promise<string> {
  for (let attempt = 0; attempt < 100_000; attempt += 1) {
    const socket = connect(port, '127.0.0.1')
    socket.write('PING\r\n')
    const [answer] = await once(socket, 'data').catch(() => [])
    socket.destroy()
    if (answer !== undefined) return String(answer)
    await nextTurn()
  }
  throw new Error('Nobody ever listened.')
}

it('as WebAssembly asks for its password from the first connection on', async () => {
  const child = fork(fileURLToPath(new URL('./valkey-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const port = await findFreePort()
  child.send({ port, password: 'secret' })
  const answers = await Promise.all([firstAnswer(port), firstAnswer(port), firstAnswer(port)])
  for (const answer of answers) expect(answer).toContain('NOAUTH')
})
