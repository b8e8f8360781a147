import { createTransport } from 'nodemailer'
import { noted } from '../observability/story.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same on every attempt, so that a provider can drop a repeat. */
  messageId: string
  /** Beside our own address, which stays the sender's. */
  fromName?: string
  replyTo?: string
}

export interface Mailer {
  /** The host part of our addresses, for message ids. */
  domain: string
  /** How many mails can be under way at once. */
  maxConnections: number
  /** Rejects unless the server answers, and takes our credentials where the URL has some. */
  verify: () => Promise<void>
  /** Resolves when the server has taken the mail; rejects with its words, or after 15 s with the connection closed. */
  send: (mail: Mail) => Promise<void>
  close: () => void
}

export interface MailerOptions {
  smtpUrl: string
  from: string
}

/** What a failed attempt met. A permanent refusal is one that the server does not expect to ever change. */
export type MailFailure = 'permanent_refusal' | 'temporary_refusal' | 'timeout' | 'unreachable'

export const timeouts = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }
export const sendTimeoutMs = 15_000
const maxConnections = 10
/** Kept open between mails: to connect and to greet costs more than the mail, and many servers let newcomers wait. */
const connections = { pool: true, maxConnections, maxMessages: 100, idleTimeout: 30_000, maxRequeues: 2 } as const

export function createMailer({ smtpUrl, from }: MailerOptions): Mailer {
  const transport = createTransport({ url: smtpUrl, ...connections, ...timeouts })
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from
  const sender = (name: string | undefined) => (name === undefined ? from : { name, address })
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    domain,
    maxConnections,
    close: () => transport.close(),
    verify: async () => void (await transport.verify()),
    async send(mail) {
      // The timeouts above count silence; this one ends a server that never stops answering. It closes the connection, so
      // that nothing of an attempt goes on once it has failed.
      const { fromName, ...content } = mail
      const { subject, ...details } = content
      const signal = AbortSignal.timeout(sendTimeoutMs)
      await noted('mail', subject, () => transport.sendMail({ from: sender(fromName), ...content, signal }), {
        subject,
        ...details,
      })
    },
  }
}

export function mailFailure(error: unknown): MailFailure {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (responseCode !== undefined) return responseCode >= 500 ? 'permanent_refusal' : 'temporary_refusal'
  return code === 'ETIMEDOUT' || code === 'EABORT' ? 'timeout' : 'unreachable'
}
