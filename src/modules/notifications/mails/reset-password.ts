import { z } from 'zod'
import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'

const Payload = z.object({ token: z.string(), appUrl: z.string() })

export const resetPasswordMail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { token, appUrl } = Payload.parse(payload)
    return layOut(
      {
        subject: 'Reset your password',
        heading: 'Choose a new password',
        sentences: [
          'Somebody, you perhaps, asked for a new password for this account. To choose one, send within an hour:',
          `POST ${appUrl}/api/v1/password/reset`,
          JSON.stringify({ token, password: 'your new password' }),
          'The token works once. If you did not ask, ignore this mail: your password stays as it is.',
        ],
      },
      brand,
    )
  },
}
