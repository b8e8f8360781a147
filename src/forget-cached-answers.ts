import { openCache } from '#platform/cache/cache.ts'
import type { ApplicationRoles } from '#platform/database/application-role.ts'
import { openPatience } from '#platform/redis/patience.ts'
import type { Config } from './config.ts'

interface ForgetOptions {
  redisUrl: string
  config: Pick<Config, 'redisPrefix'>
  roles: ApplicationRoles
}

/** Makes Redis and every process forget what they hold of the database, without the rest of what a process opens. */
export async function forgetCachedAnswers({ redisUrl, config, roles }: ForgetOptions): Promise<void> {
  const { sessionUrl, platformRole } = roles
  const patience = openPatience({ patienceMs: 1_000, restMs: 0 })
  const onError = () => {}
  const cache = await openCache({
    redisUrl,
    prefix: config.redisPrefix,
    sessionUrl,
    platformRole,
    patience,
    onError,
  })
  try {
    await cache.clear()
  } finally {
    await cache.close()
  }
}
