import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { categoryRoutes } from '#modules/catalogue/categories/index.ts'
import { listedProductRoutes, listingRoutes } from '#modules/catalogue/listings/index.ts'
import { mediaRoutes, pictureRoutes } from '#modules/catalogue/media/index.ts'
import { productCacheRoutes, productRoutes, restorationRoutes } from '#modules/catalogue/products/index.ts'
import { openVisits, shopRoutes } from '#modules/catalogue/shops/index.ts'
import { storeRoutes } from '#modules/catalogue/store/index.ts'
import {
  accessRoutes,
  controlAccess,
  type Identity,
  limitTokens,
  openIdentities,
  openShopChoice,
} from '#modules/identity/access/index.ts'
import { accountRoutes, sessionRoutes, tokenRoutes } from '#modules/identity/accounts/index.ts'
import { auditRoutes } from '#modules/identity/audit/index.ts'
import { invitationRoutes, memberRoutes } from '#modules/identity/members/index.ts'
import { recoveryRoutes } from '#modules/identity/recovery/index.ts'
import { roleRoutes } from '#modules/identity/roles/index.ts'
import { suspensionRoutes } from '#modules/identity/suspensions/index.ts'
import { watchTokens } from '#modules/identity/tokens/index.ts'
import { userRoutes, userTokenRoutes } from '#modules/identity/users/index.ts'
import { stockRoutes } from '#modules/inventory/stock/index.ts'
import { eventRoutes, listenForEvents } from '#modules/messaging/events/index.ts'
import { notificationRoutes } from '#modules/messaging/notifications/index.ts'
import { serveSubscriptions } from '#modules/messaging/realtime/index.ts'
import { webhookDeliveryRoutes, webhookRoutes } from '#modules/messaging/webhooks/index.ts'
import { serveDashboard } from '#modules/operations/dashboard/index.ts'
import { offeredAccounts } from '#modules/operations/demo/index.ts'
import { featureRoutes } from '#modules/operations/features/index.ts'
import { inboxRoutes } from '#modules/operations/inbox/index.ts'
import { monitoringRoutes } from '#modules/operations/monitoring/index.ts'
import { privacyRoutes } from '#modules/operations/privacy/index.ts'
import { queueRoutes } from '#modules/operations/queues/index.ts'
import { statsRoutes } from '#modules/operations/stats/index.ts'
import { guideCrawlers, openFrontDoor, serveStorefront } from '#modules/operations/storefront/index.ts'
import { importRoutes, transferRoutes } from '#modules/operations/transfers/index.ts'
import { buyerAddressRoutes } from '#modules/sales/buyer-addresses/index.ts'
import { buyerCartRoutes } from '#modules/sales/buyer-carts/index.ts'
import { buyerAccountRoutes, buyerRecoveryRoutes, buyerRoutes } from '#modules/sales/buyers/index.ts'
import { cartCodeRoutes, cartRoutes } from '#modules/sales/carts/index.ts'
import { checkoutRoutes } from '#modules/sales/checkout/index.ts'
import { draftRoutes } from '#modules/sales/drafts/index.ts'
import { fulfillmentRoutes } from '#modules/sales/fulfillments/index.ts'
import { orderMoveRoutes } from '#modules/sales/order-moves/index.ts'
import { orderNoteRoutes } from '#modules/sales/order-notes/index.ts'
import { openOrderTokens } from '#modules/sales/order-tokens/index.ts'
import { orderRoutes } from '#modules/sales/orders/index.ts'
import { paymentAccountRoutes } from '#modules/sales/payment-accounts/index.ts'
import { paymentRoutes } from '#modules/sales/payments/index.ts'
import { promotionRoutes } from '#modules/sales/promotions/index.ts'
import { hookRoutes, settlementRoutes } from '#modules/sales/settlement/index.ts'
import { shippingRoutes } from '#modules/sales/shipping/index.ts'
import { shopPresetRoutes } from '#modules/sales/shop-presets/index.ts'
import { taxRoutes } from '#modules/sales/taxes/index.ts'
import { limitAddresses } from '#platform/http/address-limits.ts'
import { allowAnyOrigin } from '#platform/http/any-origin.ts'
import { clientAddress, knowAddresses } from '#platform/http/client-address.ts'
import { headTimeoutMs, limitConnections, requestTimeoutMs, timeoutCheckMs } from '#platform/http/connection-limits.ts'
import { openDrain } from '#platform/http/drain.ts'
import { renderFailures } from '#platform/http/failures.ts'
import { healthRoutes } from '#platform/http/health.routes.ts'
import { subscriberOf } from '#platform/http/ip-address.ts'
import { acceptJsonOnly } from '#platform/http/json-body.ts'
import { allowOrigins, originHeaders } from '#platform/http/other-origins.ts'
import { answerOwnHostsOnly } from '#platform/http/own-hosts.ts'
import { openPlaces } from '#platform/http/places.ts'
import { refuseUnkeptConditions } from '#platform/http/preconditions.ts'
import { trustedPeers } from '#platform/http/proxy-trust.ts'
import { checkHeads, withoutFragment } from '#platform/http/request-head.ts'
import { requestId } from '#platform/http/request-id.ts'
import { nameUnknownInput } from '#platform/http/unknown-input.ts'
import { answerUnreadable, answerUnroutable, refuseTunnels } from '#platform/http/unreadable.ts'
import { validatorCompiler } from '#platform/http/validation.ts'
import { metricsRoutes } from '#platform/observability/metrics.routes.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import { watchRequests } from '#platform/observability/watch-requests.ts'
import { contractRoute, describeRoutes } from '#platform/openapi/openapi.ts'
import { serveDocumentation } from '#platform/openapi/page.ts'
import { wakeRelaysAfterWrites } from '#platform/outbox/wake-relays.ts'
import { countAhead } from '#platform/rate-limit/count-ahead.ts'
import { serveSockets, wantsSocket } from '#platform/realtime/socket-server.ts'
import { letWritesGoFirst } from '#platform/right-of-way.ts'
import { checksOf } from './checks.ts'
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
  const {
    database,
    sessionUrl,
    cache,
    workerRedis,
    counter,
    patience,
    lastUse,
    inbox,
    files,
    providers,
    secrets,
    monitor,
    log,
  } = dependencies
  const {
    requestsPerMinute,
    loginsPerMinute,
    registrationsPerMinute,
    verifyEmail,
    tokenMaxAgeMinutes: maxAgeMinutes,
  } = config
  const alwaysSecure = config.appUrl.startsWith('https:')
  const trusts = trustedPeers(config.trustProxy)
  const addressOf = clientAddress(trusts)
  const requests = countAhead(counter, { limit: requestsPerMinute, patience })
  const headersFor = originHeaders(config.corsOrigins)
  const limits = limitAddresses(counter, requests, { requestsPerMinute, patience })
  const tokenLimits = limitTokens(counter, requests, { requestsPerMinute, patience })
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    bodyLimit: maxBodyBytes,
    routerOptions: { maxParamLength },
    trustProxy: trusts,
    genReqId: requestId,
    requestIdHeader: false,
    rewriteUrl: withoutFragment,
    // One line when a request is answered says all that two would, and the trace besides: see watchRequests.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    clientErrorHandler: answerUnreadable({ trusts, limits, headersFor }),
    frameworkErrors: answerUnroutable(addressOf, { limits, headersFor }),
    return503OnClosing: false,
    requestTimeout: requestTimeoutMs,
    http: {
      headersTimeout: headTimeoutMs,
      connectionsCheckingInterval: timeoutCheckMs,
      shouldUpgradeCallback: wantsSocket,
      // Said by checkHeads, in the envelope.
      requireHostHeader: false,
    },
  })

  limitConnections(app.server, { trusts, perAddress: config.connectionsPerAddress })
  refuseTunnels(app.server, addressOf, { limits, headersFor })
  const drain = openDrain(app.server)
  app.decorate('drain', drain)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptJsonOnly(app)
  knowAddresses(app, addressOf)
  watchRequests(app, monitor)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' })
    // What the API says is for who asked, and may be a token; a route that knows better says so.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    done()
  })
  if (config.demo) answerOwnHostsOnly(app)
  allowAnyOrigin(app, `${base.prefix}/shops/`, limits)
  allowOrigins(app, headersFor, limits)
  checkHeads(app, limits)
  renderFailures(app)
  await describeRoutes(app, preface)
  await serveDocumentation(app, documentation)
  await openFrontDoor(app, { database })
  await guideCrawlers(app, { database, appUrl: config.appUrl })
  await serveDashboard(app, { offered: async () => (config.demo ? await offeredAccounts(database) : []) })
  await serveStorefront(app, { appUrl: config.appUrl })
  await app.register(cookie)
  const identities = openIdentities({ database, cache, maxAgeMinutes })
  const chooseShop = openShopChoice({ database, cache })
  app.addHook('onClose', async () => {
    requests.stop()
    limits.stop()
    tokenLimits.stop()
  })
  controlAccess(app, { identities, chooseShop, limits, tokenLimits, lastUse })

  nameUnknownInput(app)
  refuseUnkeptConditions(app)
  wakeRelaysAfterWrites(app, database)
  letWritesGoFirst(app, dependencies.rightOfWay)

  const onError = warnOf(log, 'live connections are held up')
  const tokens = watchTokens({ database, sessionUrl, onError })
  const wakes = listenForEvents(sessionUrl, onError)
  app.addHook('onClose', async () => void (await Promise.all([tokens.stop(), wakes.stop()])))

  contractRoute(app)
  await app.register(healthRoutes, { checks: checksOf(config, dependencies), drain })
  await app.register(metricsRoutes, { metrics: monitor.metrics, limits, ...config.metrics })
  await app.register(accountRoutes, {
    ...base,
    database,
    counter,
    loginsPerMinute,
    registrationsPerMinute,
    verifyEmail,
  })
  await app.register(sessionRoutes, { ...base, database, counter, loginsPerMinute, alwaysSecure })
  await app.register(tokenRoutes, { ...base, database, chooseShop, counter, loginsPerMinute })
  await app.register(recoveryRoutes, { ...base, database })
  await app.register(suspensionRoutes, { ...base, database })
  await app.register(memberRoutes, { ...base, database })
  await app.register(invitationRoutes, { ...base, database })
  const visitShop = openVisits({ database, cache })
  await app.register(shopRoutes, { ...base, database })
  await app.register(listingRoutes, { ...base, database })
  await app.register(listedProductRoutes, { ...base, database })
  await app.register(categoryRoutes, { ...base, database })
  await app.register(storeRoutes, { ...base, database, cache, visitShop })
  const { cartsPerMinute } = config
  await app.register(cartRoutes, { ...base, database, visitShop, providers, counter, cartsPerMinute })
  await app.register(cartCodeRoutes, { ...base, database, visitShop, providers, counter, cartsPerMinute })
  const orderTokens = openOrderTokens(database)
  await app.register(draftRoutes, { ...base, database, orderTokens, appUrl: config.appUrl })
  await app.register(checkoutRoutes, { ...base, database, visitShop, providers, orderTokens })
  const signIns = { counter, loginsPerMinute, registrationsPerMinute }
  await app.register(buyerAccountRoutes, { ...base, database, visitShop, orderTokens, ...signIns })
  await app.register(buyerRecoveryRoutes, { ...base, database, visitShop })
  await app.register(buyerAddressRoutes, { ...base, database, visitShop })
  await app.register(buyerCartRoutes, { ...base, database, visitShop })
  await app.register(buyerRoutes, { ...base, database })
  await app.register(privacyRoutes, { ...base, database, visitShop, settleMonitoring: dependencies.recorder.flush })
  await app.register(taxRoutes, { ...base, database })
  await app.register(shippingRoutes, { ...base, database })
  await app.register(shopPresetRoutes, { ...base, database })
  await app.register(promotionRoutes, { ...base, database })
  await app.register(paymentAccountRoutes, { ...base, database, providers, appUrl: config.appUrl })
  await app.register(productRoutes, { ...base, database, cache })
  await app.register(restorationRoutes, { ...base, database })
  await app.register(productCacheRoutes, { ...base, database, cache })
  await app.register(mediaRoutes, { ...base, database, files })
  await app.register(pictureRoutes, { files })
  await app.register(stockRoutes, { ...base, database })
  await app.register(orderRoutes, { ...base, database })
  await app.register(orderMoveRoutes, { ...base, database })
  await app.register(paymentRoutes, { ...base, database })
  await app.register(settlementRoutes, { ...base, database, providers })
  await app.register(hookRoutes, { database, providers })
  await app.register(fulfillmentRoutes, { ...base, database })
  await app.register(orderNoteRoutes, { ...base, database })
  await app.register(importRoutes, { ...base, database, files })
  await app.register(transferRoutes, { ...base, database, files })
  await app.register(statsRoutes, { ...base, database })
  await app.register(notificationRoutes, { ...base, database })
  await app.register(queueRoutes, { ...base, database })
  await app.register(eventRoutes, { ...base, database, identities, wakes, tokens })
  await app.register(webhookRoutes, { ...base, database, secrets, allowPrivate: config.webhooksMayBePrivate })
  await app.register(webhookDeliveryRoutes, { ...base, database })
  await app.register(accessRoutes, { ...base, database })
  await app.register(roleRoutes, { ...base, database })
  await app.register(userRoutes, { ...base, database })
  await app.register(userTokenRoutes, { ...base, database })
  await app.register(auditRoutes, { ...base, database })
  await app.register(monitoringRoutes, { ...base, database, identities, tokens })
  await app.register(inboxRoutes, { ...base, database, inbox })
  await app.register(featureRoutes, { ...base, inbox: inbox !== undefined })
  const places = openPlaces(config.socketsPerUser)
  const countOf = (ip: string) => (identity: Identity | undefined) =>
    identity === undefined ? limits.answer(subscriberOf(ip)) : tokenLimits.answer(identity)
  serveSockets(app, {
    redis: workerRedis,
    prefix: config.redisPrefix,
    corsOrigins: config.corsOrigins,
    metrics: monitor.metrics,
    addressOf,
    limits,
    socketsPerAddress: config.connectionsPerAddress,
    onSocket: (socket, ip) =>
      serveSubscriptions(socket, {
        ip,
        countFor: countOf(ip),
        places,
        database,
        identities,
        chooseShop,
        tokens,
        monitor,
        log,
      }),
  })
  await Promise.all([tokens.ready, wakes.ready])
  return app
}
