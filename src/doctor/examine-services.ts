import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openFiles } from '#platform/files/files.ts'
import { createMailer } from '#platform/mail/mailer.ts'
import { reach } from '#platform/reach.ts'
import { withoutPassword } from '#platform/redacted-url.ts'
import { connectRedis, reachRedis, requestOptions } from '#platform/redis/connect.ts'
import type { Config } from '../config.ts'
import { doubtful, examined, type Finding, good, wrong } from './finding.ts'

const oldestRedis = 7

export function examineRedis(url: string, prefix: string): Promise<Finding[]> {
  return examined('Redis', 'Start it, or correct REDIS_URL.', async () => {
    await reachRedis(url, prefix)
    const redis = await connectRedis(url, requestOptions, () => {})
    try {
      const info = await redis.info()
      const of = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1]
      const version = of('valkey_version') ?? of('redis_version') ?? ''
      const kind = of('valkey_version') === undefined ? 'Redis' : 'Valkey'
      if (Number.parseInt(version, 10) < oldestRedis)
        return [wrong('Redis', `Its version is ${version}.`, `Souk needs ${oldestRedis} or newer: upgrade it.`)]
      const policy = of('maxmemory_policy')
      const found = [good('Redis', `It answers, ${kind} ${version}, and lets Souk do what it does.`)]
      if (policy === undefined || policy === 'noeviction') return found
      const mend = 'Set maxmemory-policy to noeviction: what is thrown out may be a job, which then comes late.'
      return [...found, doubtful('Redis memory', `When it is full it throws keys out (${policy}).`, mend)]
    } finally {
      redis.disconnect()
    }
  })
}

export function examineMail(url: string, from: string): Promise<Finding[]> {
  return examined(
    'mail server',
    'Start it, or correct SMTP_URL. The API runs without it, a worker does not.',
    async () => {
      const mailer = createMailer({ smtpUrl: url, from })
      try {
        await reach({ service: 'The mail server', url, attempt: mailer.verify })
        return [
          good('mail server', `It answers at ${withoutPassword(url)}, and takes our credentials if we have some.`),
        ]
      } finally {
        mailer.close()
      }
    },
  )
}

/** A file is written, read and deleted. */
export function examineFiles({ mediaUrl, dataDir, databaseUrl }: Config): Promise<Finding[]> {
  const directory = join(dataDir, 'files')
  const mend =
    mediaUrl === undefined
      ? `Let this user write into ${directory}, or name another DATA_DIR.`
      : 'Correct MEDIA_URL; the key needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket.'
  return examined('pictures', mend, async () => {
    const files = openFiles({ bucketUrl: mediaUrl, directory })
    await files.greet()
    const name = `media/doctor-${randomUUID()}`
    await files.put(name, Buffer.from('souk'))
    const there = await files.has(name)
    await files.delete(name)
    if (!there) return [wrong('pictures', `What was written to ${files.place} is not there.`, mend)]
    if (mediaUrl === undefined && databaseUrl !== undefined)
      return [
        doubtful(
          'pictures',
          `They lie in ${files.place}, on this machine alone.`,
          'With more machines than one set MEDIA_URL.',
        ),
      ]
    return [good('pictures', `A file was written to ${files.place}, found and deleted.`)]
  })
}
