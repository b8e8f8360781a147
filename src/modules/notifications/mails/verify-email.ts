import { z } from 'zod'
import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'

const Payload = z.object({ token: z.string(), appUrl: z.string() })

/** A call to make and no link to follow: mail scanners follow links, and the token works once. */
export const verifyEmailMail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { token, appUrl } = Payload.parse(payload)
    return layOut(
      {
        subject: 'Verify your e-mail address',
        heading: 'Is this your e-mail address?',
        sentences: [
          'An account was given this address. To say that it is yours, send within 24 hours:',
          `POST ${appUrl}/api/v1/email/verification/confirm`,
          JSON.stringify({ token }),
          'The token works once. If the account is not yours, ignore this mail.',
        ],
      },
      brand,
    )
  },
}
