import type { FastifyReply } from 'fastify'
import type { AheadCounter } from '../rate-limit/count-ahead.ts'
import type { Count } from '../rate-limit/rate-limiter.ts'
import { tooManyRequests } from './failure.ts'

/** Counts the request under the name, says in the headers how many are left, and refuses the one too many. */
export async function limitRate(
  reply: FastifyReply,
  requests: AheadCounter,
  name: string,
  perMinute: number,
): Promise<void> {
  if (perMinute === 0) return
  const taken = await take(requests, name, perMinute)
  reply.headers({ 'x-ratelimit-limit': perMinute, 'x-ratelimit-remaining': perMinute - taken.count })
}

async function take(requests: AheadCounter, name: string, perMinute: number): Promise<Count> {
  const taken = await requests.take(name)
  if (taken.count > perMinute) throw refusal(taken, perMinute)
  return taken
}

/** The same for what is answered without a reply of the framework, or says nothing of limits. */
export async function countAnswer(requests: AheadCounter, name: string, perMinute: number): Promise<void> {
  if (perMinute > 0) await take(requests, name, perMinute)
}

export function refusal({ endsInMs }: Count, perMinute: number) {
  return tooManyRequests(perMinute, Math.max(1, Math.ceil(endsInMs / 1_000)))
}
