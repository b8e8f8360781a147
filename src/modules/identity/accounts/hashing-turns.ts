import { fairQueue, type Key, type Lane } from '#platform/fair-queue.ts'
import { subscriberOf } from '#platform/http/ip-address.ts'

/** In whose turn a password is hashed. */
export interface HashingTurn {
  lane: Lane
  key: Key
}

/** One fewer than libuv has threads: files and names of hosts are looked up there too. */
const places = 3
const { lane } = fairQueue({ places, maxWaitMs: 10_000 })

/** Each hash keeps a core busy. An address has one at most: two would take both cores of a small machine from everybody's requests. */
const placesPerKey = 1

/** Whoever registers, however many they are, leaves a place to those who sign in. */
const registering = lane({ places: 2, placesPerKey, maxWaiting: 200, maxWaitingPerKey: 100 })
const signingIn = lane({ places, placesPerKey, maxWaiting: 500, maxWaitingPerKey: 100 })

export const registeringFrom = (address: string): HashingTurn => ({ lane: registering, key: subscriberOf(address) })

/** Also for whoever proves or changes a password that there is. */
export const signingInFrom = (address: string): HashingTurn => ({ lane: signingIn, key: subscriberOf(address) })

/** For accounts that are made at the start, before anybody asks. */
export const atTheStart: HashingTurn = { lane: signingIn, key: 'start' }
