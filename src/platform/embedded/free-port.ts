import { type AddressInfo, createServer } from 'node:net'

/** A TCP port on loopback that nobody listens on now; the caller should bind it soon and expect a rare loss of the race. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
