import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openFiles } from '#platform/files/files.ts'
import { createMailer } from '#platform/mail/mailer.ts'
import { reach } from '#platform/reach.ts'
import { withoutPassword } from '#platform/redacted-url.ts'
import type { Config } from '../config.ts'
import { doubtful, examined, type Finding, good, wrong } from './finding.ts'

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
