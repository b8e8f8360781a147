import { broken, keyInUse, otherParameters, StripeFailure } from './failures.ts'
import type { Fault } from './faults.ts'

export interface Answer {
  status: number
  body: object
  isReplayed?: boolean
}

export interface Kept {
  request: string
  /** Undefined while it is being worked on. */
  answer: Answer | undefined
}

interface Request {
  /** Undefined for a request that has none. Keys of one account are nothing to another. */
  key: string | undefined
  /** Endpoint and parameters. */
  request: string
  isV2: boolean
  fault: Fault | undefined
}

/**
 * The first answer of an endpoint that has begun is kept and repeated, a 500 like any other; v2 repeats successes alone. What was
 * wrong with the parameters is not kept, and what is still being worked on cannot be asked for again.
 */
export async function answerOnce(
  kept: Map<string, Kept>,
  { key, request, isV2, fault }: Request,
  work: () => object,
): Promise<Answer> {
  const before = key === undefined ? undefined : kept.get(key)
  if (key !== undefined && before !== undefined) return replay(key, before, request)
  const entry: Kept = { request, answer: undefined }
  if (key !== undefined) kept.set(key, entry)
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  const [answer, isKept] = attempt(work, fault)
  entry.answer = answer
  if (key !== undefined && (!isKept || (isV2 && answer.status !== 200))) kept.delete(key)
  return answer
}

function replay(key: string, { request: first, answer }: Kept, request: string): Answer {
  if (first !== request) throw otherParameters(key.replace(/^.*? /, ''))
  if (answer === undefined) throw keyInUse(key.replace(/^.*? /, ''))
  return { ...answer, isReplayed: true }
}

function attempt(work: () => object, fault: Fault | undefined): [answer: Answer, isKept: boolean] {
  try {
    if (fault?.kind === 'fails') throw broken()
    const body = work()
    if (fault?.kind === 'fails-after') throw broken()
    return [{ status: 200, body }, true]
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    return [{ status: error.status, body: error.body }, error.isKept]
  }
}
