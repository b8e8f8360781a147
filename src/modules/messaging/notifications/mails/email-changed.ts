import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'

/** It names neither address: who reads the old mailbox need not know the new one. */
export const emailChangedMail: MailTemplate = {
  optional: false,
  render(_payload, brand) {
    return layOut(
      {
        subject: 'Your e-mail address was changed',
        heading: 'This is not the address of your account any more',
        sentences: [
          'The account that had this address was given another one just now, with its password.',
          'If that was you, there is nothing to do. If it was not, tell us at once: somebody else knows your password.',
        ],
      },
      brand,
    )
  },
}
