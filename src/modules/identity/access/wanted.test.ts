import fc from 'fast-check'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { limitAddresses } from '#platform/http/address-limits.ts'
import { countInProcess } from '#platform/rate-limit/process-counter.ts'
import { openPatience } from '#platform/redis/patience.ts'
import { controlAccess } from './access-control.ts'
import { may } from './actor.ts'
import { permissions } from './permissions.ts'
import { limitTokens } from './token-limits.ts'
import { isGranted } from './wanted.ts'

const someOf = fc.subarray([...permissions], { minLength: 1 })

describe('what a route asks for', () => {
  it('is all of several permissions, or any of them, of the owner and of the token alike', () => {
    fc.assert(
      fc.property(someOf, fc.subarray([...permissions]), fc.subarray([...permissions]), (asked, held, abilities) => {
        const usable = asked.filter((permission) => held.includes(permission) && abilities.includes(permission))
        const mayUse = (permission: string) => may({ permissions: held, token: { abilities } }, permission)
        expect(isGranted({ allOf: asked }, mayUse)).toBe(usable.length === asked.length)
        expect(isGranted({ anyOf: asked }, mayUse)).toBe(usable.length > 0)
      }),
    )
  })

  it('has to be said: an app with a route that does not say it never starts', async () => {
    const app = Fastify()
    const counter = countInProcess(60_000)
    const patience = openPatience({ patienceMs: 40, restMs: 250 })
    const requests = { take: counter.take, stop: () => {} }
    controlAccess(app, {
      identities: {
        of: async () => undefined,
        keeps: async () => false,
        anew: async (identity) => identity,
      },
      limits: limitAddresses(counter, requests, { requestsPerMinute: 0, patience }),
      tokenLimits: limitTokens(counter, requests, { requestsPerMinute: 0, patience }),
      chooseShop: async (identity) => identity,
      lastUse: { note: () => {}, stop: async () => {} },
    })
    app.get('/said', { config: { access: 'public' } }, async () => 'said')
    expect(() => app.get('/unsaid', async () => 'unsaid')).toThrow('The route GET /unsaid declares no access.')
    await app.close()
  })
})
