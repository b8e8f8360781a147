import { inTurn } from '#platform/fair-queue.ts'
import type { HashingTurn } from './hashing-turns.ts'
import type { LoginThrottle } from './login-throttle.ts'
import { verifyAgainstNobody, verifyPassword } from './password.ts'

interface Attempt {
  password: string
  throttle: LoginThrottle
  turn: HashingTurn
}

/**
 * The account that is found, when the password is its own; undefined after just as much work when it is not, or nobody's.
 * The throttle is looked at when the turn comes, so that a burst of guesses does not slip past it.
 */
export function checkPassword<T extends { password_hash: string }>(
  { password, throttle, turn }: Attempt,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  return inTurn(turn.lane, turn.key, async () => {
    await throttle.check()
    const account = await find()
    const right =
      account === undefined
        ? await verifyAgainstNobody(password)
        : await verifyPassword(password, account.password_hash)
    await (right ? throttle.succeeded() : throttle.failed())
    return right ? account : undefined
  })
}
