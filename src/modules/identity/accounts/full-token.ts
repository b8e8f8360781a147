import type { FastifyRequest } from 'fastify'
import { forbidden } from '#platform/http/failure.ts'

/**
 * The account itself is more than any ability names: with a token for reading one could otherwise move the account to
 * an address of one's own, and take it over by a reset mail, or end the sessions of its owner. One that was made for somebody
 * else's shop opens that alone.
 */
export async function requireFullToken({ actor }: FastifyRequest): Promise<void> {
  const { abilities, shopId } = actor.token
  if (!abilities.includes('*')) throw forbidden('The account and its tokens take a token with all abilities.')
  if (shopId !== null && shopId !== actor.userId)
    throw forbidden('This token opens a shop alone, and not the account that it was made by.')
}
