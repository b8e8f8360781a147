/** The SMTP server of mail.ts, in a thread of its own: it takes every mail and says for whom each was. */
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'
import { SMTPServer } from 'smtp-server'

/** The port first, then what arrived, in batches. */
export type SinkMessage = { port: number } | { arrivals: Arrival[] }

export interface Arrival {
  to: string
  /** On the clock that all threads of a process share, in milliseconds. */
  at: number
}

const reportEveryMs = 50
let arrivals: Arrival[] = []

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, session, done) {
    stream.resume()
    stream.once('end', () => {
      const at = performance.timeOrigin + performance.now()
      for (const { address } of session.envelope.rcptTo) arrivals.push({ to: address, at })
      done()
    })
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => tell({ port: (server.server.address() as AddressInfo).port }))

setInterval(() => {
  if (arrivals.length > 0) tell({ arrivals })
  arrivals = []
}, reportEveryMs)

const tell = (message: SinkMessage) => parentPort?.postMessage(message)
