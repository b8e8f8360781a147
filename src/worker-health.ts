import Fastify from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { limitAddresses } from '#platform/http/address-limits.ts'
import { clientAddress, knowAddresses } from '#platform/http/client-address.ts'
import { openDrain } from '#platform/http/drain.ts'
import { renderFailures } from '#platform/http/failures.ts'
import { healthRoutes } from '#platform/http/health.routes.ts'
import { trustedPeers } from '#platform/http/proxy-trust.ts'
import { validatorCompiler } from '#platform/http/validation.ts'
import { metricsRoutes } from '#platform/observability/metrics.routes.ts'
import { countAhead } from '#platform/rate-limit/count-ahead.ts'
import { checksOf } from './checks.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

/** For probes and scrapes of a process that serves nothing else: `/health/live`, `/health/ready` and `/metrics`. */
export async function serveHealth(
  config: Config,
  port: number,
  dependencies: Dependencies,
): Promise<{ stop: () => Promise<void> }> {
  const { counter, patience, monitor } = dependencies
  const { requestsPerMinute } = config
  const requests = countAhead(counter, { limit: requestsPerMinute, patience })
  const limits = limitAddresses(counter, requests, { requestsPerMinute, patience })
  const app = Fastify({ forceCloseConnections: true })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('failure', undefined)
  knowAddresses(app, clientAddress(trustedPeers(config.trustProxy)))
  renderFailures(app)
  await app.register(healthRoutes, { checks: checksOf(config, dependencies), drain: openDrain(app.server) })
  await app.register(metricsRoutes, { metrics: monitor.metrics, limits, ...config.metrics })
  await app.listen({ host: config.host, port })
  return {
    async stop() {
      await app.close()
      requests.stop()
      limits.stop()
    },
  }
}
