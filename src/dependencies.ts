import { join } from 'node:path'
import { type LastUse, trackLastUse } from '#modules/identity/tokens/index.ts'
import { type DeliveryJob, type DeliveryQueue, deliveryQueueName } from '#modules/messaging/notifications/index.ts'
import { type Recorder, startRecorder } from '#modules/operations/monitoring/index.ts'
import { watchQueues, watchWebhooks } from '#modules/operations/queues/index.ts'
import { openProviders, openStripe, openTestProvider, type Providers } from '#modules/sales/payment-providers/index.ts'
import { receiveEvent } from '#modules/sales/settlement/index.ts'
import { type Cache, openCache } from '#platform/cache/cache.ts'
import { sameLogin } from '#platform/database/application-role.ts'
import { keepLastWrites } from '#platform/database/last-writes.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { type Database, openDatabase } from '#platform/database/transactions.ts'
import type { Inbox } from '#platform/embedded/inbox.ts'
import { type Files, openFiles } from '#platform/files/files.ts'
import { createMailer, type Mailer } from '#platform/mail/mailer.ts'
import type { Logger } from '#platform/observability/logger.ts'
import { type Monitor, openMonitor } from '#platform/observability/monitor.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import { watchCache } from '#platform/observability/watch-cache.ts'
import { watchDatabase } from '#platform/observability/watch-database.ts'
import { watchFetches } from '#platform/observability/watch-fetches.ts'
import { watchLogs } from '#platform/observability/watch-logs.ts'
import { watchProcess } from '#platform/observability/watch-process.ts'
import { watchOutbox } from '#platform/outbox/watch-outbox.ts'
import { openQueue } from '#platform/queue/queue.ts'
import { type Counter, createCounter } from '#platform/rate-limit/rate-limiter.ts'
import { reach } from '#platform/reach.ts'
import { openPublisher, type Publisher } from '#platform/realtime/publisher.ts'
import { connectRedis, reachRedis, requestOptions } from '#platform/redis/connect.ts'
import type { RedisClient } from '#platform/redis/open.ts'
import { openPatience, type Patience } from '#platform/redis/patience.ts'
import { openRightOfWay, type RightOfWay } from '#platform/right-of-way.ts'
import { keptSecretsKey, openSecrets, type Secrets } from '#platform/secrets.ts'
import type { Config } from './config.ts'
import { type OnStep, openServices } from './services.ts'

/** What lives as long as the process, opened once and handed to whoever needs it. */
export interface Dependencies {
  database: Database
  cache: Cache
  applicationUrl: string
  /** The same past any pooler. */
  sessionUrl: string
  /** For commands: it fails at once while Redis is away. */
  redis: RedisClient
  /** For the worker's blocking reads: it waits until Redis is back. */
  workerRedis: RedisClient
  redisPrefix: string
  /** What links in mails begin with. */
  appUrl: string
  deliveryQueue: DeliveryQueue
  /** Speaks to the sockets of every process. */
  publisher: Publisher
  /** For rate limits, shared by all processes. */
  counter: Counter
  /** For whatever a request asks of Redis. */
  patience: Patience
  lastUse: LastUse
  rightOfWay: RightOfWay
  /** Undefined where no key was set: then nothing secret of users can be kept. */
  secrets: Secrets | undefined
  /** What shops can be paid by. */
  providers: Providers
  mailer: Mailer
  /** Where pictures lie. */
  files: Files
  /** Only where the built-in mail server runs. */
  inbox: Inbox | undefined
  monitor: Monitor
  recorder: Recorder
  log: Logger
  /** Closes everything in reverse. */
  close: () => Promise<void>
}

/** Reads go to PostgreSQL within 50 ms of Redis' silence. */
const readerPatience = { patienceMs: 40, restMs: 250 }

export interface OpeningOptions {
  onStep?: OnStep
  /** Then a mail server that is away ends the start: who only serves the API, or runs a command, has no need of it. */
  sendsMails?: boolean
}

export async function openDependencies(
  config: Config,
  log: Logger,
  { onStep = () => {}, sendsMails = false }: OpeningOptions = {},
): Promise<Dependencies> {
  await using opened = new AsyncDisposableStack()
  const onError = warnOf(log, 'a dependency is in trouble')
  const monitor = openMonitor(config.monitoring, onError)
  opened.defer(monitor.close)
  opened.defer(watchProcess(monitor.metrics).stop)
  opened.defer(watchFetches().stop)
  opened.defer(watchLogs(monitor).stop)
  const services = await openServices(config, opened, onStep)

  onStep('Preparing the database')
  const { migrates } = config
  const prepared = await prepareDatabase(services.databaseDirectUrl, services.databaseUrl, { migrates })
  const { applicationUrl, sessionUrl, platformRole, visitorRole, direct, migrated } = prepared
  if (migrated.length > 0) log.info(`database migrated: ${migrated.length} migrations, up to ${migrated.at(-1)}`)

  onStep('Connecting to Redis')
  await reachRedis(services.redisUrl, config.redisPrefix)
  const redis = await connectRedis(services.redisUrl, requestOptions, onError)
  opened.defer(() => redis.disconnect())
  const workerRedis = await connectRedis(services.redisUrl, { maxRetriesPerRequest: null }, onError)
  opened.defer(() => workerRedis.disconnect())
  const deliveryQueue = openQueue<DeliveryJob>(deliveryQueueName, { redis, prefix: config.redisPrefix }, onError)
  opened.defer(() => deliveryQueue.close())
  const publisher = openPublisher({ redis: workerRedis, prefix: config.redisPrefix })
  opened.defer(publisher.close)

  const { redisUrl } = services
  const patience = openPatience(readerPatience)
  const cacheOptions = { redisUrl, prefix: config.redisPrefix, sessionUrl, platformRole, patience, onError }
  const cache = watchCache(await openCache(cacheOptions), monitor.metrics)
  opened.defer(cache.close)
  const { outdating } = cache
  const { poolSize, databaseReplicaUrl } = config
  const replica =
    databaseReplicaUrl === undefined
      ? undefined
      : {
          url: sameLogin(databaseReplicaUrl, applicationUrl),
          lastWrites: keepLastWrites({ redis, prefix: config.redisPrefix, patience }),
        }
  const roles = { platformRole, visitorRole }
  const database = openDatabase({ applicationUrl, direct, ...roles, poolSize, onError, outdating, replica })
  opened.defer(database.close)
  const recorder = startRecorder(database, monitor, onError)
  opened.defer(recorder.stop)
  watchDatabase(database, monitor.metrics)
  watchOutbox(database, monitor.metrics)
  watchQueues(database, monitor.metrics)
  watchWebhooks(database, monitor.metrics)
  const lastUse = trackLastUse(database, onError)
  opened.defer(lastUse.stop)

  const counter = createCounter({
    redis,
    prefix: config.redisPrefix,
    onFallback: (lost) =>
      log.warn(
        lost
          ? 'Redis is lost: each process counts requests for itself'
          : 'Redis is back: requests are counted together',
      ),
  })

  const mailer = createMailer({ smtpUrl: services.smtpUrl, from: config.mailFrom })
  opened.defer(mailer.close)
  if (sendsMails) {
    onStep('Greeting the mail server')
    await reach({ service: 'The mail server', url: services.smtpUrl, attempt: mailer.verify })
  }

  const files = openFiles({ bucketUrl: config.mediaUrl, directory: join(config.dataDir, 'files') })
  if (config.mediaUrl !== undefined) onStep('Greeting the bucket')
  await files.greet()

  const secrets = openSecrets(config.secretsKeys.length > 0 ? config.secretsKeys : ownSecretsKey(config))
  const providers = openProviders([
    ...(config.stripe ? [await openStripe(config.stripe)] : []),
    ...(config.testProvider ? [openTestProvider(database, (event) => receiveEvent(database, 'test', event))] : []),
  ])

  const { inbox } = services
  const stack = opened.move()
  const close = () => stack.disposeAsync()
  const { redisPrefix, appUrl } = config
  return {
    database,
    cache,
    applicationUrl,
    sessionUrl,
    redis,
    workerRedis,
    redisPrefix,
    appUrl,
    deliveryQueue,
    publisher,
    counter,
    patience,
    lastUse,
    rightOfWay: openRightOfWay(),
    secrets,
    providers,
    mailer,
    files,
    inbox,
    monitor,
    recorder,
    log,
    close,
  }
}

/** Where the database lies in the data directory, so does its key. */
const ownSecretsKey = ({ databaseUrl, dataDir }: Config) => (databaseUrl === undefined ? [keptSecretsKey(dataDir)] : [])
