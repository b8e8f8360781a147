import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  url: string
  /** What was taken, in order. */
  received: Email[]
  /** How often somebody tried to hand over a mail, taken or not. */
  attempts: () => number
  /** Answers the next `count` mails with a refusal, a temporary one unless told otherwise. */
  refuse: (count: number, responseCode?: number) => void
  /** Refuses every mail for so long, counted from the first. */
  greylist: (forMs: number) => void
  /** Takes the next `count` mails, and ends the connection instead of saying so. */
  cut: (count: number) => void
  /** Has every mail wait for this once it has arrived, before the server says that it took it. */
  beforeTaking: (wait: () => Promise<void> | void) => void
  /** Called whenever somebody connects, before the server says a word. */
  onConnect: (called: () => void) => void
  stop: () => Promise<void>
}

/** A real SMTP server that takes mail, or says no. */
export async function startMailServer(): Promise<MailServer> {
  const received: Email[] = []
  let [attempts, refusals, refusalCode] = [0, 0, 451]
  let [greylistedMs, greylistedSince, cuts] = [0, 0, 0]
  let connected = () => {}
  let wait: () => Promise<void> | void = () => {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onConnect(_session, done) {
      connected()
      done()
    },
    async onData(stream, session, done) {
      // A client that dies in the middle has handed over nothing.
      const raw = await text(stream).catch(() => undefined)
      if (raw === undefined) return
      attempts += 1
      greylistedSince ||= Date.now()
      const greylisted = Date.now() - greylistedSince < greylistedMs
      if (refusals > 0 || greylisted) {
        if (!greylisted) refusals -= 1
        return done(Object.assign(new Error('Try again later'), { responseCode: refusalCode }))
      }
      await wait()
      received.push(await PostalMime.parse(raw))
      if (cuts > 0) hangUp(session)
      else done()
    },
  })
  function hangUp({ id }: { id: string }): void {
    cuts -= 1
    for (const connection of server.connections) if (connection.session?.id === id) connection._socket.destroy()
  }

  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    attempts: () => attempts,
    refuse: (count, responseCode = 451) => {
      refusals = count
      refusalCode = responseCode
    },
    greylist: (forMs) => {
      greylistedMs = forMs
      greylistedSince = 0
    },
    cut: (count) => {
      cuts = count
    },
    beforeTaking: (waiting) => {
      wait = waiting
    },
    onConnect: (called) => {
      connected = called
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
