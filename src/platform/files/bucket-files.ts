import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { reach } from '../reach.ts'
import { parseBucketUrl } from './bucket-url.ts'
import type { Files, OpenFile } from './files.ts'
import { FilesUnavailableError } from './unavailable.ts'

const attempts = 3
const pauseMs = 100
/** For the head of an answer; its body may take as long as its reader. */
const patienceMs = 5_000

/** A bucket that speaks S3: whichever it is, four verbs of it. */
export function filesInBucket(url: string): Files {
  const bucket = parseBucketUrl(url)
  if (bucket === undefined) throw new Error('This is no URL of a bucket.')
  const { base, key, secret, region } = bucket
  const signer = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region })

  async function askOnce(method: string, name: string, body: Uint8Array<ArrayBuffer> | null): Promise<Response> {
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
    try {
      const headers = {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      }
      const request = await signer.sign(`${base}${name}`, { method, body, headers })
      // At another address the signature would not hold, and nobody named that address.
      return await fetch(request, { signal: ending.signal, redirect: 'manual' })
    } finally {
      clearTimeout(timer)
    }
  }

  /** All four verbs may be asked again: they do the same once or twice. */
  async function ask(method: string, name: string, body: Uint8Array<ArrayBuffer> | null = null): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await askOnce(method, name, body).catch((error: Error) => error)
      if (outcome instanceof Response && !isBusy(outcome)) return outcome
      if (attempt === attempts) throw await failureOf(method, outcome)
      if (outcome instanceof Response) await outcome.body?.cancel()
      await delay(pauseMs * 4 ** (attempt - 1))
    }
  }

  async function expect(
    method: string,
    name: string,
    expected: number[],
    body?: Uint8Array<ArrayBuffer>,
  ): Promise<number> {
    const response = await ask(method, name, body)
    if (!expected.includes(response.status)) throw await refusal(method, response)
    await response.body?.cancel()
    return response.status
  }

  async function open(name: string): Promise<OpenFile | undefined> {
    const response = await ask('GET', name)
    const { status, headers, body } = response
    if (status === 200 && body !== null) {
      return { bytes: Number(headers.get('content-length')), stream: Readable.fromWeb(body as ReadableStream) }
    }
    const refused = await refusal('GET', response)
    // A missing bucket is another failure than a missing file.
    if (status === 404 && !refused.message.includes('NoSuchBucket')) return undefined
    throw refused
  }

  return {
    place: base,
    put: async (name, bytes) => void (await expect('PUT', name, [200], new Uint8Array(bytes))),
    open,
    has: async (name) => (await expect('HEAD', name, [200, 404])) === 200,
    delete: async (name) => void (await expect('DELETE', name, [200, 204, 404])),
    async greet() {
      const attempt = async () => (await open('souk'))?.stream.destroy()
      const isRefusal = (error: unknown) => error instanceof FilesUnavailableError && (error.status ?? 500) < 500
      await reach({ service: 'The bucket', url, attempt, isRefusal })
    },
  }
}

const failureOf = (method: string, outcome: Response | Error) =>
  outcome instanceof Response ? refusal(method, outcome) : noAnswer(method, outcome)

const isBusy = ({ status }: Response) => status >= 500 || status === 429

const noAnswer = (method: string, cause: Error) =>
  new FilesUnavailableError(`The bucket does not answer to ${method}: ${reasonOf(cause)}`, { cause })

/** `fetch` rejects with the same error for every failure, and the reason as its cause. */
const reasonOf = ({ message, cause }: Error) => (cause instanceof Error ? cause.message : message)

async function refusal(method: string, response: Response): Promise<FilesUnavailableError> {
  const [, code = ''] = /<Code>(\w{1,100})<\/Code>/.exec((await response.text()).slice(0, 4_096)) ?? []
  const { status, statusText } = response
  return new FilesUnavailableError(`The bucket answered ${status} to ${method}: ${code || statusText}`, { status })
}
