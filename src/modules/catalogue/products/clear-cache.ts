import type { Cache } from '#platform/cache/cache.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { id } from '#platform/command-line/parameters.ts'

/** Where answers with products of that user may lie. */
export const cachedOf = (user: number) => [
  { topic: 'products', user },
  { topic: 'products', user: 'all' as const },
]

export const clearProductCache = declareCommand({
  options: { user: { about: 'only of this user', value: 'ID', schema: id.optional() } },
  async run({ cache }: { cache: Cache }, { user }, say) {
    await (user === undefined ? cache.clear() : cache.clear(cachedOf(user)))
    say(user === undefined ? 'The cache is empty.' : `The cache holds nothing of user ${user}.`)
    return { done: true, result: { user: user ?? null } }
  },
})
