import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { inTurn } from '#platform/fair-queue.ts'
import type { HashingTurn } from './hashing-turns.ts'

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** The hash in the PHC string format, so that a later change of cost can still read the old ones. */
export async function hashPassword(password: string, { lane, key }: HashingTurn): Promise<string> {
  const salt = randomBytes(16)
  const tag = await inTurn(lane, key, () => derive(password, salt, cost, tagLength))
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`
}

/** For whoever has a turn: see check-password.ts. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored)
  if (match === null) return false
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number]
  const [salt, expected] = match.slice(4).map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer]
  const actual = await derive(password, salt, { memory, passes, parallelism }, expected.length)
  return timingSafeEqual(actual, expected)
}

/** Takes as long as a real check, so that the clock does not distinguish an unknown address from a wrong password. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  await derive(password, randomBytes(16), cost, tagLength)
  return false
}

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost, length: number) {
  // The same text may be typed in several Unicode forms: NIST SP 800-63B asks for one of them.
  const message = password.normalize('NFKC')
  return promisify(argon2)('argon2id', { message, nonce, memory, passes, parallelism, tagLength: length })
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
