import { z } from 'zod'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut, oneLine } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'

export const endpointPausedEvent = 'webhook-endpoint.paused'

const Payload = z.object({ endpoint: z.object({ id: z.int(), host: z.string() }) })

const mail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { id, host } = Payload.parse(payload).endpoint
    const heading = `Webhook endpoint #${id} is paused`
    const sentences = [
      `What was sent to ${oneLine(host)} has failed for three days, or it said that it is gone.`,
      'Nothing is sent there any more. Mend it, set its state to active, and replay the events that it missed.',
    ]
    return layOut({ subject: heading, heading, sentences }, brand)
  },
}

/** To the shop's owner alone. */
export const webhookEndpointPaused: DeclaredEvent = { event: endpointPausedEvent, mail }
