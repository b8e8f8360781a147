import type { Cache } from '#platform/cache/cache.ts'

/** Where answers with products of that user may lie. */
export const cachedOf = (user: number) => [
  { topic: 'products', user },
  { topic: 'products', user: 'all' as const },
]

/** `cache:clear [--user ID]`: empties the product cache on every process, or what it holds of one user. */
export async function clearProductCache(
  { cache }: { cache: Cache },
  args: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const [flag, userId = '', ...others] = args
  if (flag === undefined) {
    await cache.clear()
    say('The cache is empty.')
    return true
  }
  if (flag !== '--user' || !/^[1-9]\d{0,14}$/.test(userId) || others.length > 0) {
    say('Usage: cache:clear [--user ID]')
    return false
  }
  await cache.clear(cachedOf(Number(userId)))
  say(`The cache holds nothing of user ${userId}.`)
  return true
}
