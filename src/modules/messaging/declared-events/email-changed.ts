import { emailChangedEvent } from '#modules/identity/accounts/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'

/** It names neither address: who reads the old mailbox need not know the new one. */
const mail: MailTemplate = {
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

export const emailChanged: DeclaredEvent = { event: emailChangedEvent, mail }
