import type { FastifyReply } from 'fastify'
import { type CountAheadOptions, countAhead } from '../rate-limit/count-ahead.ts'
import type { Counter } from '../rate-limit/rate-limiter.ts'
import { countAnswer, limitRate } from './rate-limit.ts'

/** What is counted by address rather than by token. Each throws the refusal of the one too many. */
export interface AddressLimits {
  /** An answer of the API. */
  request: (subscriber: string, reply: FastifyReply) => Promise<void>
  /** An answer of the API that no reply of the framework carries. */
  answer: (subscriber: string) => Promise<void>
  /** A file of a page, or a browser's question whether a call may come from elsewhere. */
  file: (subscriber: string) => Promise<void>
  stop: () => void
}

/** A page is made of a dozen files, so that they have a budget of their own. */
const filesPerRequest = 10

export interface AddressLimitOptions extends Pick<CountAheadOptions, 'patience'> {
  /** 0 is off. */
  requestsPerMinute: number
}

export function limitAddresses(
  counter: Counter,
  requests: ReturnType<typeof countAhead>,
  { requestsPerMinute, patience }: AddressLimitOptions,
): AddressLimits {
  const filesPerMinute = requestsPerMinute * filesPerRequest
  const files = countAhead(counter, { limit: filesPerMinute, patience })
  const nameOf = (subscriber: string) => `ip:${subscriber}`
  return {
    request: (subscriber, reply) => limitRate(reply, requests, nameOf(subscriber), requestsPerMinute),
    answer: (subscriber) => countAnswer(requests, nameOf(subscriber), requestsPerMinute),
    file: (subscriber) => countAnswer(files, `files:${subscriber}`, filesPerMinute),
    stop: files.stop,
  }
}
