import { z } from 'zod'
import { parseRedisUrl } from '#platform/redis/redis-url.ts'

/** The forms that a variable of the environment may have, each with the sentence about one that has another. */

export const url = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    })
    .optional()

/** What pg would leave aside without a word, or take for something else. */
export const databaseUrl = z
  .string()
  .refine((value) => !/^[^/]*\/\/[^/?#]*,/.test(value), {
    error: 'names several hosts, and Souk connects to one: name the one that takes writes',
    abort: true,
  })
  .pipe(url('postgres:', 'postgresql:').unwrap())
  .refine((value) => !['schema', 'search_path', 'options'].some((name) => new URL(value).searchParams.has(name)), {
    error:
      "names a schema or options in its query: Souk's tables lie in the schema public, and settings are those of its role",
  })
  .refine((value) => new URL(value).hostname !== '' && !new URL(value).searchParams.has('host'), {
    error: 'must name a host, reached over TCP: Souk uses no Unix socket',
  })
  .optional()

export const redisUrl = z
  .string()
  .superRefine((value, context) => {
    try {
      parseRedisUrl(value)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
    }
  })
  .optional()

export const truth = z.enum(['true', 'false', '1', '0'], { error: 'must be true or false' })

export const isTrue = (value: string) => value === 'true' || value === '1'

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a port number')

export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)

const longestPauseSeconds = 86_400

/** Two whole numbers of seconds, such as `60,900`. */
export const twoPauses = z
  .string()
  .regex(/^\d{1,5},\d{1,5}$/, 'must be two whole numbers of seconds, such as 60,900')
  .transform((pauses) => pauses.split(',').map(Number) as [number, number])
  .refine((pauses) => pauses.every((seconds) => seconds >= 1 && seconds <= longestPauseSeconds), {
    error: `must be two numbers of seconds from 1 to ${longestPauseSeconds}`,
  })

export const names = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  )

/** One or more, separated by commas: the first closes, and all open. */
export const secretsKeys = names.refine((keys) => keys.every((key) => key.length >= 32), {
  error: 'must have at least 32 random characters, as `openssl rand -base64 32` makes them',
})
