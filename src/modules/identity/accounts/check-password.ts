import { inTurn } from '#platform/fair-queue.ts'
import type { HashingTurn } from './hashing-turns.ts'
import type { LoginThrottle } from './login-throttle.ts'
import { verifyAgainstNobody, verifyPassword } from './password.ts'

interface Attempt {
  password: string
  throttle: LoginThrottle
  turn: HashingTurn
}

/** The account that is found, when the password is its own; undefined after just as much work when it is not, or nobody's. */
export async function checkPassword<T extends { password_hash: string }>(
  { password, throttle, turn }: Attempt,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  // Before its turn: who is refused does not wait, and takes no turn from anybody.
  await throttle.begin()
  try {
    const account = await inTurn(turn.lane, turn.key, () => verified(password, find))
    if (account !== undefined) await throttle.succeeded()
    return account
  } catch (error) {
    await throttle.abandoned()
    throw error
  }
}

async function verified<T extends { password_hash: string }>(
  password: string,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const account = await find()
  const right =
    account === undefined ? await verifyAgainstNobody(password) : await verifyPassword(password, account.password_hash)
  return right ? account : undefined
}
