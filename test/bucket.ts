import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface TestBucket {
  /** As MEDIA_URL names it. */
  url: string
  objects: Map<string, Buffer>
  /** What was asked, such as `PUT media/ab/….webp`, refused or not. */
  asked: string[]
  /** Answers the next requests with a 503, as a bucket does that is asked too much. */
  slowDown: (count: number) => void
  stop: () => Promise<void>
}

const region = 'eu-test-1'
const name = 'pictures'
const credentials = { key: 'AKIATEST/+', secret: 'a secret/with+signs=' }
const skewMs = 15 * 60_000

/** An S3 as far as its protocol goes: it checks every signature by the published rules, and the hash of what it is sent. */
export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  let busy = 0
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const path = request.url ?? ''
    asked.push(`${request.method} ${path.slice(name.length + 2)}`)
    busy -= 1
    const problem: Problem | undefined = busy >= 0 ? [503, 'SlowDown'] : problemWith(request, body)
    if (problem !== undefined) refuse(response, problem)
    else if (!path.startsWith(`/${name}/`)) refuse(response, [404, 'NoSuchBucket'])
    else serve(request.method ?? '', path.slice(name.length + 2), { objects, body, response })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const [key, secret] = [encodeURIComponent(credentials.key), encodeURIComponent(credentials.secret)]
  return {
    url: `s3://${key}:${secret}@127.0.0.1:${port}/${name}?region=${region}&tls=false`,
    objects,
    asked,
    slowDown: (count) => {
      busy = count
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Exchange {
  objects: Map<string, Buffer>
  body: Buffer
  response: ServerResponse
}

function serve(method: string, path: string, { objects, body, response }: Exchange): void {
  const found = objects.get(path)
  if (method === 'PUT') {
    objects.set(path, body)
    response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end()
  } else if (method === 'DELETE') {
    objects.delete(path)
    response.writeHead(204).end()
  } else if (method === 'HEAD') {
    response.writeHead(found === undefined ? 404 : 200, { 'content-length': found?.length ?? 0 }).end()
  } else if (method === 'GET' && found !== undefined) {
    response.writeHead(200, { 'content-length': found.length }).end(found)
  } else refuse(response, method === 'GET' ? [404, 'NoSuchKey'] : [405, 'MethodNotAllowed'])
}

type Problem = [status: number, code: string]

function refuse(response: ServerResponse, [status, code]: Problem): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`)
}

const scheme =
  /^AWS4-HMAC-SHA256 Credential=(.+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/

/** Signature version 4 as Amazon describes it; the path of an object is encoded once. */
function problemWith({ method, url = '', headers }: IncomingMessage, body: Buffer): Problem | undefined {
  const [, key = '', day = '', signedRegion = '', names = '', signature = ''] =
    scheme.exec(headers.authorization ?? '') ?? []
  if (signature === '') return [403, 'AccessDenied']
  if (key !== credentials.key) return [403, 'InvalidAccessKeyId']
  if (signedRegion !== region) return [400, 'AuthorizationHeaderMalformed']
  const signed = names.split(';')
  const [time, hash] = [String(headers['x-amz-date']), String(headers['x-amz-content-sha256'])]
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((header) => signed.includes(header)))
    return [403, 'AccessDenied']
  if (!time.startsWith(day) || Math.abs(Date.now() - momentOf(time)) > skewMs) return [403, 'RequestTimeTooSkewed']
  if (hash !== sha256(body)) return [400, 'XAmzContentSHA256Mismatch']
  const [path = '', query = ''] = url.split('?')
  const lines = signed.map((header) => `${header}:${String(headers[header]).trim().replace(/\s+/g, ' ')}\n`)
  const canonical = [method, path, query.split('&').sort().join('&'), lines.join(''), names, hash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(Buffer.from(canonical))].join('\n')
  const signing = scope.split('/').reduce<Buffer>(hmac, Buffer.from(`AWS4${credentials.secret}`))
  const expected = hmac(signing, text)
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? undefined : [403, 'SignatureDoesNotMatch']
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** `20261130T120000Z` */
const momentOf = (time: string) =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
