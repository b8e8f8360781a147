import { z } from 'zod'
import { memberInvitedEvent } from '#modules/identity/members/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut, oneLine } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'

const Payload = z.object({
  token: z.string(),
  appUrl: z.string(),
  shop_name: z.string(),
  inviter_name: z.string(),
  role: z.string(),
})

/** What a shop and a person call themselves may be long, and is nobody's to fill a stranger's mail with. */
const nameOf = (text: string) => {
  const name = [...oneLine(text)]
  return name.length > 80 ? `${name.slice(0, 80).join('')}…` : name.join('')
}

/**
 * In the platform's name, to an address that may have no account yet. A page is named, and not acted by: mail scanners follow links.
 * The token stands behind the # of its address, which no browser sends to any server.
 */
const mail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { token, appUrl, shop_name, inviter_name, role } = Payload.parse(payload)
    return layOut(
      {
        subject: `You are invited to work in the shop ${nameOf(shop_name)}`,
        heading: 'Work in a shop together',
        sentences: [
          `${nameOf(inviter_name)} invites you to work in the shop "${nameOf(shop_name)}" as: ${nameOf(role)}.`,
          'To join it, open this page within seven days, and sign in to the account of this address or open one:',
          `${appUrl}/dashboard/invitation#token=${token}`,
          'The invitation works once, and for this address alone. If you do not know the shop, ignore this mail.',
        ],
      },
      brand,
    )
  },
}

export const memberInvited: DeclaredEvent = { event: memberInvitedEvent, mail }
