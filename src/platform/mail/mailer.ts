import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same on every attempt, so that a provider can drop a repeat. */
  messageId: string
}

export interface Mailer {
  /** The host part of our addresses, for message ids. */
  domain: string
  /** Rejects unless the server answers, and takes our credentials where the URL has some. */
  verify: () => Promise<void>
  /** Resolves when the server has taken the mail; rejects with its words, or after 15 s. */
  send: (mail: Mail) => Promise<void>
  close: () => void
}

export interface MailerOptions {
  smtpUrl: string
  from: string
}

const timeouts = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }
const sendTimeoutMs = 15_000

export function createMailer({ smtpUrl, from }: MailerOptions): Mailer {
  const transport = createTransport({ url: smtpUrl, ...timeouts })
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    domain,
    close: () => transport.close(),
    verify: async () => void (await transport.verify()),
    async send(mail) {
      // The timeouts above count silence; this one ends a server that answers forever.
      const tooLong = Promise.withResolvers<never>()
      const timer = setTimeout(
        () => tooLong.reject(new Error(`The mail server took longer than ${sendTimeoutMs} ms.`)),
        sendTimeoutMs,
      )
      try {
        await Promise.race([transport.sendMail({ from, ...mail }), tooLong.promise])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
