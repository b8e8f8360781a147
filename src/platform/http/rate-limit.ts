import type { FastifyReply } from 'fastify'
import type { Count, Counter } from '../rate-limit/rate-limiter.ts'
import { tooManyRequests } from './failure.ts'

/** Counts the request under the name, tells in the headers how many are left, and refuses the one too many. */
export async function limitRate(reply: FastifyReply, counter: Counter, name: string, perMinute: number): Promise<void> {
  if (perMinute === 0) return
  const taken = await counter.take(name)
  if (taken.count > perMinute) throw refusal(taken, perMinute)
  reply.header('x-ratelimit-limit', perMinute).header('x-ratelimit-remaining', perMinute - taken.count)
}

export function refusal({ endsInMs }: Count, perMinute: number) {
  return tooManyRequests(perMinute, Math.max(1, Math.ceil(endsInMs / 1_000)))
}
