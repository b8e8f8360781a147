import pLimit from 'p-limit'
import type { LoginThrottle } from './login-throttle.ts'
import { verifyAgainstNobody, verifyPassword } from './password.ts'

/** As many as Argon2 has threads. Each looks at the throttle when its turn comes, so that a burst of guesses does not slip past it. */
const oneOfFew = pLimit(4)

interface Attempt {
  password: string
  throttle: LoginThrottle
}

/** The account that is found, when the password is its own; undefined after just as much work when it is not, or nobody's. */
export function checkPassword<T extends { password_hash: string }>(
  { password, throttle }: Attempt,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  return oneOfFew(async () => {
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
