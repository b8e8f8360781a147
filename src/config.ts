import { z } from 'zod'
import { parseBucketUrl } from '#platform/files/bucket-url.ts'
import { type ProxyTrust, parseProxyTrust } from '#platform/http/proxy-trust.ts'
import { isMailAddress } from '#platform/mail/mail-address.ts'
import type { MonitoringConfig } from '#platform/observability/monitor.ts'
import { type StripeConfig, stripeOf, stripeProblem, stripeVariables } from './stripe-variables.ts'
import {
  databaseUrl,
  isTrue,
  names,
  port,
  redisUrl,
  secretsKeys,
  truth,
  twoPauses,
  url,
  wholeNumber,
} from './variable-forms.ts'

/** Everything the environment decides, read once at start. */
export interface Config {
  host: string
  port: number
  /** Where a process that is a worker alone answers probes and shows its figures; undefined for nowhere. */
  healthPort: number | undefined
  /** Where users reach the system; links in mails begin with it. */
  appUrl: string
  /** Whether registering sends a mail that asks to verify the address. */
  verifyEmail: boolean
  databaseUrl: string | undefined
  /** To PostgreSQL itself, where `databaseUrl` leads through a pooler. */
  databaseDirectUrl: string | undefined
  /** A standby of the same database for lists and figures; undefined for none. */
  databaseReplicaUrl: string | undefined
  /** Whether a start migrates the database; else it refuses one that is older than it needs. */
  migrates: boolean
  /** Connections of one process. */
  poolSize: number
  redisUrl: string | undefined
  /** Begins every key, so that several systems can share one Redis. */
  redisPrefix: string
  smtpUrl: string | undefined
  mailFrom: string
  /** Seconds before a mail's second and third attempt; a little more, so that mails that failed together part. */
  mailBackoff: readonly [beforeSecond: number, beforeThird: number]
  /** How mails name the shop, and the colour they wear. */
  shop: { name: string; colour: string }
  dataDir: string
  /** The bucket that pictures lie in; undefined where they lie in the data directory. */
  mediaUrl: string | undefined
  admin: { email: string; password: string } | undefined
  /** Undefined where shops cannot be paid at Stripe. */
  stripe: StripeConfig | undefined
  /** Whether somebody only tries Souk out: on the embedded database, at this machine, with no admin named. */
  demo: boolean
  /** Per token or, without one, per address; 0 is off. */
  requestsPerMinute: number
  /** Failed logins per account and address; 0 is off. */
  loginsPerMinute: number
  /** Registrations per address; 0 is off. */
  registrationsPerMinute: number
  /** New carts per address; 0 is off. */
  cartsPerMinute: number
  /** Close what users' secrets are kept in, the newest first; empty where none was set. */
  secretsKeys: string[]
  /** Whether webhooks may go to this machine and its networks, and without TLS: for development. */
  webhooksMayBePrivate: boolean
  /** Whether shops can be paid by a provider that plays: for demo and tests. */
  testProvider: boolean
  /** A limit for every token's life; undefined for none. */
  tokenMaxAgeMinutes: number | undefined
  /** How long the event log and the list of sent mails reach back; undefined for ever. */
  historyDays: number | undefined
  /** How long a process that is asked to end still answers, and says that it is not ready. */
  drainSeconds: number
  /** Of one process; 0 is off. */
  connectionsPerAddress: number
  /** Live sockets of one process; 0 is off. */
  socketsPerUser: number
  corsOrigins: string[]
  trustProxy: ProxyTrust
  logLevel: string
  monitoring: MonitoringConfig
  metrics: {
    /** Opens `/metrics`; without one only programs on this machine may read it, and only where APP_URL is this machine. */
    token: string | undefined
    openToThisMachine: boolean
  }
}

export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const proxyTrustSentence =
  'must be true, false, a number of proxies (at most 10), or networks such as 10.0.0.0/8,loopback'

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  HEALTH_PORT: port.optional(),
  APP_URL: url('http:', 'https:'),
  VERIFY_EMAIL: truth.default('false').transform(isTrue),
  DATABASE_URL: databaseUrl,
  DATABASE_DIRECT_URL: databaseUrl,
  DATABASE_REPLICA_URL: databaseUrl,
  MIGRATE: truth.default('true').transform(isTrue),
  DATABASE_POOL: wholeNumber
    .refine((size) => size >= 2 && size <= 500, 'must be a number of connections from 2 to 500')
    .default(20),
  REDIS_URL: redisUrl,
  REDIS_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9:_-]{1,50}$/, 'may hold letters, digits, : _ and - only')
    .default('souk'),
  SMTP_URL: url('smtp:', 'smtps:'),
  MAIL_FROM: z.string().default('Souk <no-reply@souk.example>'),
  MAIL_BACKOFF: twoPauses.default([60, 900]),
  SHOP_NAME: z
    .string()
    .regex(/^\P{Cc}{1,100}$/u, 'must be one line of at most 100 characters')
    .default('Souk'),
  SHOP_COLOUR: z
    .string()
    .regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour such as #0f766e')
    .default('#0f766e'),
  DATA_DIR: z.string().default('.data'),
  MEDIA_URL: z
    .string()
    .refine((value) => parseBucketUrl(value) !== undefined, {
      error: 'must be s3://KEY:SECRET@HOST/BUCKET?region=REGION, with %2F for a / in the key or the secret',
    })
    .optional(),
  ADMIN_EMAIL: z.string().trim().refine(isMailAddress, 'must be an e-mail address').optional(),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(256).optional(),
  ...stripeVariables,
  RATE_LIMIT_PER_MINUTE: wholeNumber.default(600),
  LOGIN_LIMIT_PER_MINUTE: wholeNumber.default(10),
  REGISTER_LIMIT_PER_MINUTE: wholeNumber.optional(),
  CART_LIMIT_PER_MINUTE: wholeNumber.default(30),
  PAYMENT_TEST_PROVIDER: truth.optional(),
  SECRETS_KEY: secretsKeys,
  WEBHOOK_ALLOW_PRIVATE: truth.default('false'),
  CONNECTIONS_PER_ADDRESS: wholeNumber.default(1_000),
  SOCKETS_PER_USER: wholeNumber.default(100),
  TOKEN_MAX_AGE_MINUTES: wholeNumber.default(0),
  HISTORY_DAYS: wholeNumber.default(90),
  DRAIN_SECONDS: wholeNumber.refine((seconds) => seconds <= 3_600, 'must be at most 3600').optional(),
  CORS_ORIGINS: names,
  TRUST_PROXY: z
    .string()
    .default('false')
    .transform((text, context) => {
      const trust = parseProxyTrust(text)
      if (trust !== undefined) return trust
      context.addIssue({ code: 'custom', message: proxyTrustSentence })
      return z.NEVER
    }),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { error: 'must be a level such as info' })
    .default('info'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MONITORING: truth.default('true').transform(isTrue),
  MONITORING_KEPT_PER_SECOND: wholeNumber.default(2),
  MONITORING_SLOW_MS: wholeNumber.default(1_000),
  MONITORING_HIDDEN_FIELDS: names,
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:'),
  OTEL_SERVICE_NAME: z.string().default('souk'),
})

/** What Souk reads; OpenTelemetry's exporters read some more. */
export const variableNames: readonly string[] = Object.keys(Environment.shape)

/** Throws a ConfigError that lists every variable that is wrong. An empty variable counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Readonly<Config> {
  return Object.freeze(configOf(checkedVariables(environment)))
}

type Variables = z.output<typeof Environment>

function checkedVariables(environment: NodeJS.ProcessEnv): Variables {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = Environment.safeParse(set)
  if (!result.success) {
    throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`))
  }
  const variables = result.data
  if ((variables.ADMIN_EMAIL === undefined) !== (variables.ADMIN_PASSWORD === undefined)) {
    throw new ConfigError(['ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both or none.'])
  }
  if (variables.DATABASE_DIRECT_URL !== undefined && variables.DATABASE_URL === undefined) {
    throw new ConfigError(['DATABASE_DIRECT_URL leads past the pooler of DATABASE_URL: set that as well.'])
  }
  if (variables.DATABASE_REPLICA_URL !== undefined && variables.DATABASE_URL === undefined) {
    throw new ConfigError(['DATABASE_REPLICA_URL leads to a standby of DATABASE_URL: set that as well.'])
  }
  const problem = stripeProblem(variables)
  if (problem !== undefined) throw new ConfigError([problem])
  return variables
}

function configOf(variables: Variables): Config {
  return {
    host: variables.HOST,
    port: variables.PORT,
    healthPort: variables.HEALTH_PORT,
    appUrl: (variables.APP_URL ?? originOf(variables.HOST, variables.PORT)).replace(/\/+$/, ''),
    verifyEmail: variables.VERIFY_EMAIL,
    databaseUrl: variables.DATABASE_URL,
    databaseDirectUrl: variables.DATABASE_DIRECT_URL,
    databaseReplicaUrl: variables.DATABASE_REPLICA_URL,
    migrates: variables.MIGRATE,
    poolSize: variables.DATABASE_POOL,
    redisUrl: variables.REDIS_URL,
    redisPrefix: variables.REDIS_PREFIX,
    smtpUrl: variables.SMTP_URL,
    mailFrom: variables.MAIL_FROM,
    mailBackoff: variables.MAIL_BACKOFF,
    shop: { name: variables.SHOP_NAME, colour: variables.SHOP_COLOUR },
    dataDir: variables.DATA_DIR,
    mediaUrl: variables.MEDIA_URL,
    demo: isDemo(variables),
    admin:
      variables.ADMIN_EMAIL !== undefined && variables.ADMIN_PASSWORD !== undefined
        ? { email: variables.ADMIN_EMAIL, password: variables.ADMIN_PASSWORD }
        : undefined,
    stripe: stripeOf(variables),
    requestsPerMinute: variables.RATE_LIMIT_PER_MINUTE,
    loginsPerMinute: variables.LOGIN_LIMIT_PER_MINUTE,
    registrationsPerMinute: variables.REGISTER_LIMIT_PER_MINUTE ?? (variables.RATE_LIMIT_PER_MINUTE === 0 ? 0 : 60),
    cartsPerMinute: variables.CART_LIMIT_PER_MINUTE,
    testProvider:
      variables.PAYMENT_TEST_PROVIDER === undefined ? isDemo(variables) : isTrue(variables.PAYMENT_TEST_PROVIDER),
    secretsKeys: variables.SECRETS_KEY,
    webhooksMayBePrivate: isTrue(variables.WEBHOOK_ALLOW_PRIVATE),
    connectionsPerAddress: variables.CONNECTIONS_PER_ADDRESS,
    socketsPerUser: variables.SOCKETS_PER_USER,
    tokenMaxAgeMinutes: variables.TOKEN_MAX_AGE_MINUTES || undefined,
    historyDays: variables.HISTORY_DAYS || undefined,
    // With the database inside of it nobody else can answer in its place.
    drainSeconds: variables.DRAIN_SECONDS ?? (variables.DATABASE_URL === undefined ? 0 : 3),
    corsOrigins: variables.CORS_ORIGINS,
    trustProxy: variables.TRUST_PROXY,
    logLevel: variables.LOG_LEVEL,
    monitoring: {
      enabled: variables.MONITORING,
      serviceName: variables.OTEL_SERVICE_NAME,
      keptPerSecond: variables.MONITORING_KEPT_PER_SECOND,
      slowMs: variables.MONITORING_SLOW_MS,
      hiddenFields: variables.MONITORING_HIDDEN_FIELDS,
      otlpEndpoint: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
    },
    metrics: {
      token: variables.METRICS_TOKEN,
      openToThisMachine: variables.APP_URL === undefined || isThisMachine(new URL(variables.APP_URL).hostname),
    },
  }
}

const isDemo = (variables: Variables) =>
  variables.DATABASE_URL === undefined &&
  variables.ADMIN_EMAIL === undefined &&
  isThisMachine(inUrl(variables.HOST)) &&
  isThisMachine(new URL(variables.APP_URL ?? 'http://localhost').hostname)

const isThisMachine = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)

/** Where the process itself listens, as a browser writes it. */
function originOf(host: string, port: number): string {
  return `http://${inUrl(host)}:${port}`
}
