import type { FastifyRequest } from 'fastify'
import { forbidden } from '#platform/http/failure.ts'

/**
 * The account itself is more than any ability names: with a token for reading one could otherwise move the account to
 * an address of one's own, and take it over by a reset mail.
 */
export async function requireFullToken({ actor }: FastifyRequest): Promise<void> {
  if (!actor.token.abilities.includes('*')) throw forbidden('Changing the account takes a token with all abilities.')
}
