import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { eventually } from '#test/harness.ts'
import { createMailer, mailFailure } from './mailer.ts'

type Line = (line: string, socket: Socket) => void

const stops: (() => void)[] = []
afterAll(() => {
  for (const stop of stops) stop()
})

/** A server that speaks SMTP as far as the test wants it to; it counts the mails that were handed over whole. */
async function startServer(greeting: string | undefined, onLine: Line) {
  const seen = { mails: 0, open: 0 }
  const server = createServer((socket) => {
    seen.open += 1
    socket.on('close', () => {
      seen.open -= 1
    })
    socket.on('error', () => {})
    if (greeting !== undefined) socket.write(greeting)
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line === '.') seen.mails += 1
        onLine(line, socket)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Souk <no-reply@souk.example>' })
  stops.push(mailer.close, () => server.close())
  return { mailer, seen }
}

/** Answers as a plain server does, except to the line that begins with `at`. */
const except =
  (at: string, instead: (socket: Socket) => void): Line =>
  (line, socket) => {
    if (line.startsWith(at)) return instead(socket)
    if (/^(EHLO|HELO|MAIL|RCPT|RSET)/.test(line)) socket.write('250 fine\r\n')
    else if (line === 'DATA') socket.write('354 go on\r\n')
    else if (line === '.') socket.write('250 taken\r\n')
  }

const mail = { to: 'buyer@example.com', subject: 'Your order', text: 'Mug', html: '<p>Mug</p>', messageId: '<1@souk>' }
const silent = () => {}
const hangUp = (socket: Socket) => socket.destroy()
const say = (words: string) => (socket: Socket) => void socket.write(`${words}\r\n`)
const greeting = '220 ready\r\n'

const servers: [string, string, string | undefined, Line][] = [
  ['never greets', 'timeout', undefined, silent],
  ['falls silent after the greeting', 'timeout', greeting, silent],
  ['falls silent at the sender', 'timeout', greeting, except('MAIL', silent)],
  ['falls silent at the recipient', 'timeout', greeting, except('RCPT', silent)],
  ['falls silent before the text', 'timeout', greeting, except('DATA', silent)],
  ['falls silent after the text', 'timeout', greeting, except('.', silent)],
  ['answers nonsense', 'unreachable', 'HTTP/1.1 400 Bad Request\r\n\r\n', silent],
  ['hangs up in the middle of the text', 'unreachable', greeting, except('Subject:', hangUp)],
  ['hangs up instead of taking the mail', 'unreachable', greeting, except('.', hangUp)],
  ['does not know the recipient', 'permanent_refusal', greeting, except('RCPT', say('550 nobody'))],
  ['is busy', 'temporary_refusal', greeting, except('MAIL', say('451 later'))],
  ['refuses the text', 'permanent_refusal', greeting, except('.', say('554 spam'))],
]

it.concurrent.each(servers)(
  'a server that %s fails the attempt as %s, once, and leaves nothing open',
  async (...server) => {
    const [, failure, words, onLine] = server
    const { mailer, seen } = await startServer(words, onLine)
    const error = await mailer.send(mail).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeDefined()
    expect(mailFailure(error)).toBe(failure)
    expect(seen.mails).toBeLessThanOrEqual(1)
    mailer.close()
    await eventually(() => seen.open === 0)
  },
)

it.concurrent('a server that drips its answer for ever is left after the time of an attempt', async () => {
  const drip = (socket: Socket) => {
    const dripping = setInterval(() => socket.write('250-'), 1_000)
    socket.once('close', () => clearInterval(dripping))
  }
  const { mailer, seen } = await startServer(greeting, except('MAIL', drip))
  const error = await mailer.send(mail).catch((reason: unknown) => reason)
  expect(mailFailure(error)).toBe('timeout')
  await eventually(() => seen.open === 0)
})

it.concurrent('a connection that the server closed while it was idle costs the next mail nothing', async () => {
  let open: Socket | undefined
  const { mailer, seen } = await startServer(greeting, (line, socket) => {
    open = socket
    except('QUIT', hangUp)(line, socket)
  })
  await mailer.send(mail)
  open?.destroy()
  await mailer.send(mail)
  expect(seen.mails).toBe(2)
})
