import { type AddressInfo, connect, createServer } from 'node:net'

export interface StatementProxy {
  /** The given URL, by way of the proxy. */
  url: string
  /** How many round trips to PostgreSQL have passed since it was last armed. */
  passed: () => number
  /**
   * Calls `strike` at the given round trip: before PostgreSQL hears of it, or when it has answered and nobody else has heard that. Its
   * connection stays so: who is not killed by it waits.
   */
  arm: (at: number, when: 'before' | 'after', strike: () => void) => void
  /** The ports at which PostgreSQL sees the connections. */
  ports: () => number[]
  stop: () => Promise<void>
}

/** A simple query, and the Sync after an extended one. */
const endsRoundTrip = new Set(['Q', 'S'].map((type) => type.charCodeAt(0)))

/**
 * With `since`, a connection counts from the statement on that holds this text: what else goes on in a process, such as
 * the caches' upkeep, is over connections that never say it.
 *
 * Stands between a Souk and PostgreSQL and reads along in the wire protocol, as far as to tell one round trip from the
 * next.
 */
export async function startStatementProxy(target: string, since = ''): Promise<StatementProxy> {
  const { hostname, port } = new URL(target)
  const ports: number[] = []
  let [passed, strikeAt, strikeWhen]: [number, number, string] = [0, 0, 'before']
  let strike = () => {}
  const server = createServer((near) => {
    const far = connect(Number(port), hostname, () => ports.push(far.localPort ?? 0))
    const roundTripsIn = messageCounter()
    let [struck, isCut, counts] = [false, false, since === '']
    const reaches = (chunk: Buffer): boolean => {
      const before = passed
      counts ||= chunk.includes(since)
      const roundTrips = roundTripsIn(chunk)
      if (counts) passed += roundTrips
      return before < strikeAt && passed >= strikeAt
    }
    near.on('data', (chunk: Buffer) => {
      if (isCut) return
      if (reaches(chunk)) [struck, isCut] = [true, strikeWhen === 'before']
      if (!isCut) return far.write(chunk)
      strike()
    })
    far.on('data', (chunk) => (struck ? strike() : near.write(chunk)))
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.on('error', () => {})
      socket.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    passed: () => passed,
    arm(at, when, onStrike) {
      ;[passed, strikeAt, strikeWhen, strike] = [0, at, when, onStrike]
    },
    ports: () => ports,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Counts the messages that PostgreSQL answers with ReadyForQuery. The first message of a connection has no type. */
function messageCounter(): (chunk: Buffer) => number {
  let [rest, typeBytes] = [Buffer.alloc(0), 0]
  const sizeOfNext = () =>
    rest.length < typeBytes + 4 ? Number.POSITIVE_INFINITY : typeBytes + rest.readInt32BE(typeBytes)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    let found = 0
    for (let size = sizeOfNext(); size <= rest.length; size = sizeOfNext()) {
      if (typeBytes === 1 && endsRoundTrip.has(rest.readUInt8())) found += 1
      rest = rest.subarray(size)
      typeBytes = 1
    }
    return found
  }
}
