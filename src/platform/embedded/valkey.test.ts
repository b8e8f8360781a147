import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
