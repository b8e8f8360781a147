import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'

/** Souk on throw-away services of its own, without limits of requests. `call` throws where it is refused. */
export async function openSouk() {
  const off = { RATE_LIMIT_PER_MINUTE: '0', CART_LIMIT_PER_MINUTE: '0', LOGIN_LIMIT_PER_MINUTE: '0' }
  const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
  const config = readConfig({ DATA_DIR: directory, ...off })
  const dependencies = await openDependencies(config, createLogger('silent'))
  const app = await buildApp(config, dependencies)
  const origin = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1`

  // biome-ignore lint/suspicious/noExplicitAny: a bench reads whatever the server said.
  async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<any> {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`The bench was answered ${response.status}: ${JSON.stringify(answer)}`)
    return answer
  }

  async function close(): Promise<void> {
    await app.close()
    await dependencies.close()
    rmSync(directory, { recursive: true, force: true })
  }

  return { dependencies, call, close }
}
