import { z } from 'zod'
import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'

const Payload = z.object({ token: z.string(), appUrl: z.string() })

interface TokenMail {
  subject: string
  heading: string
  /** Ends with how long there is for it. */
  request: string
  /** The page of the dashboard that takes the token. */
  page: string
  /** What who did not ask for this may do. */
  otherwise: string
}

/**
 * A page that asks first: mail scanners follow links, and the token works once. It stands behind the `#`, which no browser
 * sends: neither a log nor another site reads it.
 */
export const tokenMail = ({ subject, heading, request, page, otherwise }: TokenMail): MailTemplate => ({
  optional: false,
  render(payload, brand) {
    const { token, appUrl } = Payload.parse(payload)
    const link = `${appUrl}/dashboard/${page}#${token}`
    return layOut({ subject, heading, sentences: [request, link, `The link works once. ${otherwise}`] }, brand)
  },
})
