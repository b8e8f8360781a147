import { type FairQueue, fairQueue, type Key, type Lane } from '../fair-queue.ts'

/** Who asks for a connection, and is given one in turn with the others. */
export interface Asker {
  lane: Lane
  key: Key
}

/** How the connections of the pool are shared out before anybody waits at the pool itself. */
export interface PoolShares {
  /** Work that a user asks for, by the user's id; what is made once for all operators is one asker more. */
  users: Lane
  /** Whoever has not shown a token that is known, by address. */
  strangers: Lane
  /** What no request waits for: relays, recorders, sweeps. It is one asker, and has its own turns. */
  system: Lane
  waiting: FairQueue['waiting']
}

/** A rush on one product makes a queue here, and an order that is taken late is better than none. */
const maxWaitMs = 10_000

/** One user's rush leaves a quarter of the connections to other users, and all users leave a tenth to look-ups and the system. */
export function sharePool(connections: number): PoolShares {
  const { lane, waiting } = fairQueue({ places: connections, maxWaitMs })
  const part = (share: number) => Math.max(1, Math.floor(share * connections))
  return {
    users: lane({ places: part(0.9), placesPerKey: part(0.75), maxWaiting: 5_000, maxWaitingPerKey: 1_000 }),
    strangers: lane({ places: part(0.5), placesPerKey: part(0.25), maxWaiting: 5_000, maxWaitingPerKey: 1_000 }),
    system: lane({ places: part(0.5), placesPerKey: part(0.5), maxWaiting: 5_000, maxWaitingPerKey: 5_000 }),
    waiting,
  }
}
