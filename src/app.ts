import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { productCacheRoutes, productRoutes, restorationRoutes } from '#modules/catalogue/products/index.ts'
import { accessRoutes, controlAccess, openIdentities } from '#modules/identity/access/index.ts'
import { accountRoutes, sessionRoutes, tokenRoutes } from '#modules/identity/accounts/index.ts'
import { auditRoutes } from '#modules/identity/audit/index.ts'
import { recoveryRoutes } from '#modules/identity/recovery/index.ts'
import { roleRoutes } from '#modules/identity/roles/index.ts'
import { suspensionRoutes } from '#modules/identity/suspensions/index.ts'
import { watchTokens } from '#modules/identity/tokens/index.ts'
import { userRoutes, userTokenRoutes } from '#modules/identity/users/index.ts'
import { stockRoutes } from '#modules/inventory/stock/index.ts'
import { eventRoutes, listenForEvents } from '#modules/messaging/events/index.ts'
import { notificationRoutes } from '#modules/messaging/notifications/index.ts'
import { serveSubscriptions } from '#modules/messaging/realtime/index.ts'
import { serveDashboard } from '#modules/operations/dashboard/index.ts'
import { featureRoutes } from '#modules/operations/features/index.ts'
import { inboxRoutes } from '#modules/operations/inbox/index.ts'
import { monitoringRoutes } from '#modules/operations/monitoring/index.ts'
import { queueRoutes } from '#modules/operations/queues/index.ts'
import { statsRoutes } from '#modules/operations/stats/index.ts'
import { orderNoteRoutes } from '#modules/sales/order-notes/index.ts'
import { orderRoutes } from '#modules/sales/orders/index.ts'
import { limitAddresses } from '#platform/http/address-limits.ts'
import { clientAddress, knowAddresses } from '#platform/http/client-address.ts'
import { headTimeoutMs, limitConnections, requestTimeoutMs, timeoutCheckMs } from '#platform/http/connection-limits.ts'
import { renderFailures } from '#platform/http/failures.ts'
import { healthRoutes } from '#platform/http/health.routes.ts'
import { acceptJsonOnly } from '#platform/http/json-body.ts'
import { allowOrigins } from '#platform/http/other-origins.ts'
import { openPlaces } from '#platform/http/places.ts'
import { trustedPeers } from '#platform/http/proxy-trust.ts'
import { requestId } from '#platform/http/request-id.ts'
import { answerUnreadable, answerUnroutable } from '#platform/http/unreadable.ts'
import { validatorCompiler } from '#platform/http/validation.ts'
import { metricsRoutes } from '#platform/observability/metrics.routes.ts'
import { watchRequests } from '#platform/observability/watch-requests.ts'
import { contractRoute, describeRoutes } from '#platform/openapi/openapi.ts'
import { serveDocumentation } from '#platform/openapi/page.ts'
import { wakeRelaysAfterWrites } from '#platform/outbox/wake-relays.ts'
import { countAhead } from '#platform/rate-limit/count-ahead.ts'
import { serveSockets, wantsSocket } from '#platform/realtime/socket-server.ts'
import { letWritesGoFirst } from '#platform/right-of-way.ts'
import type { Config } from './config.ts'
import { documentation } from './contract/page/index.ts'
import { preface } from './contract/preface.ts'
import type { Dependencies } from './dependencies.ts'

const maxBodyBytes = 1024 * 1024
/** Longer than any URL that Node lets in: an id that is too long to be one is a 404 of its route, like any other that is none. */
const maxParamLength = 16 * 1024
const base = { prefix: '/api/v1' }

/** The site map: what every request passes, in order, and then each module's routes. It does not listen yet. */
export async function buildApp(config: Config, dependencies: Dependencies): Promise<FastifyInstance> {
  const { database, sessionUrl, cache, redis, workerRedis, counter, patience, lastUse, inbox, monitor, log } =
    dependencies
  const {
    requestsPerMinute,
    loginsPerMinute,
    registrationsPerMinute,
    verifyEmail,
    tokenMaxAgeMinutes: maxAgeMinutes,
  } = config
  const trusts = trustedPeers(config.trustProxy)
  const addressOf = clientAddress(trusts)
  const requests = countAhead(counter, { limit: requestsPerMinute, patience })
  const limits = limitAddresses(counter, requests, { requestsPerMinute, patience })
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    bodyLimit: maxBodyBytes,
    routerOptions: { maxParamLength },
    trustProxy: trusts,
    genReqId: requestId,
    requestIdHeader: false,
    // One line when a request is answered says all that two would, and the trace besides: see watchRequests.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    clientErrorHandler: answerUnreadable({ trusts, limits }),
    frameworkErrors: answerUnroutable(addressOf, limits),
    return503OnClosing: false,
    requestTimeout: requestTimeoutMs,
    http: {
      headersTimeout: headTimeoutMs,
      connectionsCheckingInterval: timeoutCheckMs,
      shouldUpgradeCallback: wantsSocket,
    },
  })

  limitConnections(app.server, { trusts, perAddress: config.connectionsPerAddress })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptJsonOnly(app)
  knowAddresses(app, addressOf)
  watchRequests(app, monitor)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  await allowOrigins(app, config.corsOrigins, limits)
  renderFailures(app)
  await describeRoutes(app, preface)
  await serveDocumentation(app, documentation)
  await serveDashboard(app)
  await app.register(cookie)
  const identities = openIdentities({ database, cache, maxAgeMinutes })
  app.addHook('onClose', async () => {
    requests.stop()
    limits.stop()
  })
  controlAccess(app, { identities, requests, limits, lastUse, requestsPerMinute })

  wakeRelaysAfterWrites(app, database)
  letWritesGoFirst(app, dependencies.rightOfWay)

  const onError = (error: Error) => log.warn({ err: error }, 'live connections are held up')
  const tokens = watchTokens({ database, sessionUrl, onError })
  const wakes = listenForEvents(sessionUrl, onError)
  app.addHook('onClose', async () => void (await Promise.all([tokens.stop(), wakes.stop()])))

  contractRoute(app)
  await app.register(healthRoutes, { checks: { database: database.ping, redis: () => redis.ping() } })
  await app.register(metricsRoutes, { metrics: monitor.metrics, limits, ...config.metrics })
  await app.register(accountRoutes, {
    ...base,
    database,
    counter,
    loginsPerMinute,
    registrationsPerMinute,
    verifyEmail,
  })
  await app.register(sessionRoutes, { ...base, database, counter, loginsPerMinute })
  await app.register(tokenRoutes, { ...base, database })
  await app.register(recoveryRoutes, { ...base, database })
  await app.register(suspensionRoutes, { ...base, database })
  await app.register(productRoutes, { ...base, database, cache })
  await app.register(restorationRoutes, { ...base, database })
  await app.register(productCacheRoutes, { ...base, database, cache })
  await app.register(stockRoutes, { ...base, database })
  await app.register(orderRoutes, { ...base, database })
  await app.register(orderNoteRoutes, { ...base, database })
  await app.register(statsRoutes, { ...base, database })
  await app.register(notificationRoutes, { ...base, database })
  await app.register(queueRoutes, { ...base, database })
  await app.register(eventRoutes, { ...base, database, identities, wakes, tokens })
  await app.register(accessRoutes, { ...base, database })
  await app.register(roleRoutes, { ...base, database })
  await app.register(userRoutes, { ...base, database })
  await app.register(userTokenRoutes, { ...base, database })
  await app.register(auditRoutes, { ...base, database })
  await app.register(monitoringRoutes, { ...base, database, identities, tokens })
  await app.register(inboxRoutes, { ...base, database, inbox })
  await app.register(featureRoutes, { ...base, inbox: inbox !== undefined })
  const places = openPlaces(config.socketsPerUser)
  serveSockets(app, {
    redis: workerRedis,
    prefix: config.redisPrefix,
    corsOrigins: config.corsOrigins,
    metrics: monitor.metrics,
    addressOf,
    limits,
    socketsPerAddress: config.connectionsPerAddress,
    onSocket: (socket, ip) => serveSubscriptions(socket, { ip, places, database, identities, tokens, monitor, log }),
  })
  await Promise.all([tokens.ready, wakes.ready])
  return app
}
