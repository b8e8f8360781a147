import { passwordChangedEvent } from '#modules/identity/accounts/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'

const mail: MailTemplate = {
  optional: false,
  render(_payload, brand) {
    return layOut(
      {
        subject: 'Your password was changed',
        heading: 'Your account has another password now',
        sentences: [
          'The password of this account was changed just now, and everything else that was signed in was signed out.',
          'If that was you, there is nothing to do. If it was not, ask for a new password at once, and tell us.',
        ],
      },
      brand,
    )
  },
}

export const passwordChanged: DeclaredEvent = { event: passwordChangedEvent, mail }
