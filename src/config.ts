import { z } from 'zod'
import { type ProxyTrust, parseProxyTrust } from '#platform/http/proxy-trust.ts'
import type { MonitoringConfig } from '#platform/observability/monitor.ts'

/** Everything the environment decides, read once at start. */
export interface Config {
  host: string
  port: number
  /** Where users reach the system; links in mails begin with it. */
  appUrl: string
  /** Whether registering sends a mail that asks to verify the address. */
  verifyEmail: boolean
  databaseUrl: string | undefined
  /** To PostgreSQL itself, where `databaseUrl` leads through a pooler. */
  databaseDirectUrl: string | undefined
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
  admin: { email: string; password: string } | undefined
  /** Whether somebody only tries Souk out: on the embedded database, at this machine, with no admin named. */
  demo: boolean
  /** Per token or, without one, per address; 0 is off. */
  requestsPerMinute: number
  /** Failed logins per account and address; 0 is off. */
  loginsPerMinute: number
  /** Registrations per address; 0 is off. */
  registrationsPerMinute: number
  /** A limit for every token's life; undefined for none. */
  tokenMaxAgeMinutes: number | undefined
  /** How long the event log and the list of sent mails reach back; undefined for ever. */
  historyDays: number | undefined
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
  constructor(problems: string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const url = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    })
    .optional()

const truth = z.enum(['true', 'false', '1', '0'], { error: 'must be true or false' })

const proxyTrustSentence =
  'must be true, false, a number of proxies (at most 10), or networks such as 10.0.0.0/8,loopback'

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)

const longestPauseSeconds = 86_400

/** Two whole numbers of seconds, such as `60,900`. */
const twoPauses = z
  .string()
  .regex(/^\d{1,5},\d{1,5}$/, 'must be two whole numbers of seconds, such as 60,900')
  .transform((pauses) => pauses.split(',').map(Number) as [number, number])
  .refine((pauses) => pauses.every((seconds) => seconds >= 1 && seconds <= longestPauseSeconds), {
    error: `must be two numbers of seconds from 1 to ${longestPauseSeconds}`,
  })

const names = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  )

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number')
    .default(3000),
  APP_URL: url('http:', 'https:'),
  VERIFY_EMAIL: truth.default('false').transform((value) => value === 'true' || value === '1'),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_DIRECT_URL: url('postgres:', 'postgresql:'),
  REDIS_URL: url('redis:', 'rediss:'),
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
  ADMIN_EMAIL: z.email('must be an e-mail address').max(255).optional(),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(256).optional(),
  RATE_LIMIT_PER_MINUTE: wholeNumber.default(600),
  LOGIN_LIMIT_PER_MINUTE: wholeNumber.default(10),
  REGISTER_LIMIT_PER_MINUTE: wholeNumber.optional(),
  CONNECTIONS_PER_ADDRESS: wholeNumber.default(1_000),
  SOCKETS_PER_USER: wholeNumber.default(100),
  TOKEN_MAX_AGE_MINUTES: wholeNumber.default(0),
  HISTORY_DAYS: wholeNumber.default(90),
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
  MONITORING: truth.default('true').transform((value) => value === 'true' || value === '1'),
  MONITORING_KEPT_PER_SECOND: wholeNumber.default(2),
  MONITORING_SLOW_MS: wholeNumber.default(1_000),
  MONITORING_HIDDEN_FIELDS: names,
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:'),
  OTEL_SERVICE_NAME: z.string().default('souk'),
})

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
  return variables
}

function configOf(variables: Variables): Config {
  return {
    host: variables.HOST,
    port: variables.PORT,
    appUrl: (variables.APP_URL ?? originOf(variables.HOST, variables.PORT)).replace(/\/+$/, ''),
    verifyEmail: variables.VERIFY_EMAIL,
    databaseUrl: variables.DATABASE_URL,
    databaseDirectUrl: variables.DATABASE_DIRECT_URL,
    redisUrl: variables.REDIS_URL,
    redisPrefix: variables.REDIS_PREFIX,
    smtpUrl: variables.SMTP_URL,
    mailFrom: variables.MAIL_FROM,
    mailBackoff: variables.MAIL_BACKOFF,
    shop: { name: variables.SHOP_NAME, colour: variables.SHOP_COLOUR },
    dataDir: variables.DATA_DIR,
    demo:
      variables.DATABASE_URL === undefined &&
      variables.ADMIN_EMAIL === undefined &&
      isThisMachine(inUrl(variables.HOST)) &&
      isThisMachine(new URL(variables.APP_URL ?? 'http://localhost').hostname),
    admin:
      variables.ADMIN_EMAIL !== undefined && variables.ADMIN_PASSWORD !== undefined
        ? { email: variables.ADMIN_EMAIL, password: variables.ADMIN_PASSWORD }
        : undefined,
    requestsPerMinute: variables.RATE_LIMIT_PER_MINUTE,
    loginsPerMinute: variables.LOGIN_LIMIT_PER_MINUTE,
    registrationsPerMinute: variables.REGISTER_LIMIT_PER_MINUTE ?? (variables.RATE_LIMIT_PER_MINUTE === 0 ? 0 : 60),
    connectionsPerAddress: variables.CONNECTIONS_PER_ADDRESS,
    socketsPerUser: variables.SOCKETS_PER_USER,
    tokenMaxAgeMinutes: variables.TOKEN_MAX_AGE_MINUTES || undefined,
    historyDays: variables.HISTORY_DAYS || undefined,
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

const isThisMachine = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)

/** Where the process itself listens, as a browser writes it. */
function originOf(host: string, port: number): string {
  return `http://${inUrl(host)}:${port}`
}
