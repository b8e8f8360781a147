import { readFileSync } from 'node:fs'
import { type Config, ConfigError } from '../config.ts'
import { examineDatabase } from './examine-database.ts'
import { examineRedis } from './examine-redis.ts'
import { examineReplica } from './examine-replica.ts'
import { examineFiles, examineMail } from './examine-services.ts'
import { doubtful, type Finding, good, wrong } from './finding.ts'

/** Looks at all that a start depends on, and changes nothing but the settings of Souk's own roles. */
export async function examine(find: () => Promise<Config>, say: (finding: Finding) => void): Promise<void> {
  say(nodeVersion())
  let config: Config
  try {
    config = await find()
  } catch (error) {
    const mend = 'Correct these variables; README.md says what each may be.'
    const said = error instanceof ConfigError ? error.problems.join(' ') : (error as Error).message
    return say(wrong('configuration', said, mend))
  }
  say(good('configuration', 'Every variable is understood.'))
  say(addressOf(config))
  for (const look of services(config)) for (const finding of await look()) say(finding)
}

function services(config: Config): (() => Promise<Finding[]>)[] {
  const { databaseUrl, databaseDirectUrl = databaseUrl, databaseReplicaUrl } = config
  const { redisUrl, redisPrefix, smtpUrl, mailFrom } = config
  return [
    async () =>
      databaseUrl === undefined || databaseDirectUrl === undefined
        ? embedded('PostgreSQL', 'DATABASE_URL')
        : examineDatabase({ databaseUrl, databaseDirectUrl }),
    async () => (databaseReplicaUrl && databaseDirectUrl ? examineReplica(databaseReplicaUrl, databaseDirectUrl) : []),
    async () => (redisUrl === undefined ? embedded('Redis', 'REDIS_URL') : examineRedis(redisUrl, redisPrefix)),
    async () => (smtpUrl === undefined ? embedded('mail server', 'SMTP_URL') : examineMail(smtpUrl, mailFrom)),
    () => examineFiles(config),
  ]
}

const embedded = (about: string, variable: string) => [
  good(about, `The embedded one starts with Souk; set ${variable} in production.`),
]

function nodeVersion(): Finding {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const needed = String(manifest.engines.node).replace('>=', '')
  const [major = 0, minor = 0] = needed.split('.').map(Number)
  const [hasMajor = 0, hasMinor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = hasMajor > major || (hasMajor === major && hasMinor >= minor)
  const said = `This is Node ${process.versions.node}.`
  return isEnough
    ? good('Node', said)
    : wrong('Node', said, `Souk runs on ${needed} or newer, such as npm's own package.`)
}

/** What works on this machine surprises people on another one. */
function addressOf({ databaseUrl, appUrl, stripe }: Config): Finding {
  const { protocol, hostname } = new URL(appUrl)
  if (databaseUrl === undefined || protocol === 'https:') return good('APP_URL', `Mails lead to ${appUrl}.`)
  if (/^(localhost$|127\.|\[::1\])/.test(hostname))
    return doubtful('APP_URL', `Links in mails lead to ${appUrl}, this machine.`, 'Set APP_URL to what users type.')
  const said = `Users reach ${appUrl} without TLS${stripe ? ', and pay there' : ''}.`
  return doubtful('APP_URL', said, 'Put a proxy with TLS in front, and set APP_URL to https://.')
}
