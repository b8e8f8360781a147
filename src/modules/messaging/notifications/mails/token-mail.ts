import { z } from 'zod'
import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'

const Payload = z.object({ token: z.string(), appUrl: z.string() })

interface TokenMail {
  subject: string
  heading: string
  /** Ends with how long there is for the call. */
  request: string
  path: string
  /** What the call sends besides the token. */
  fields?: Record<string, string>
  /** What who did not ask for this may do. */
  otherwise: string
}

/** A call to make and no link to follow: mail scanners follow links, and the token works once. */
export const tokenMail = ({ subject, heading, request, path, fields, otherwise }: TokenMail): MailTemplate => ({
  optional: false,
  render(payload, brand) {
    const { token, appUrl } = Payload.parse(payload)
    const call = [`POST ${appUrl}/api/v1${path}`, JSON.stringify({ token, ...fields })]
    return layOut({ subject, heading, sentences: [request, ...call, `The token works once. ${otherwise}`] }, brand)
  },
})
