import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, may, recordView } from '#modules/identity/access/index.ts'
import { withoutMailedTokens } from '#modules/identity/mailed-tokens/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import type { Inbox, InboxMessageBody } from '#platform/embedded/inbox.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, timestamp, trimmedText } from '#platform/http/fields.ts'
import { limits, pageQuery } from '#platform/http/paging.ts'

const ListInboxQuery = z.strictObject({ ...pageQuery, search: trimmedText({ max: 255 }).optional() })

const InboxMessageResource = z
  .object({
    id: z.int(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    message_id: z.string().nullable(),
    received_at: timestamp,
    size: z.int(),
  })
  .meta({ id: 'InboxMessage' })

const InboxMessageBodyResource = InboxMessageResource.extend({
  text: z.string(),
  html: z.string(),
  /** As they came, in their order. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
}).meta({ id: 'InboxMessageBody' })

/**
 * Who reads the token in a mail takes over the account that it is for, the admin's as well: it is for those alone who could give
 * themselves everything anyway.
 */
function withoutSecrets(message: InboxMessageBody): InboxMessageBody {
  const { text, html } = message
  return { ...message, text: withoutMailedTokens(text), html: withoutMailedTokens(html) }
}

export interface InboxOptions {
  database: Database
  inbox: Inbox | undefined
}

/**
 * The built-in mail server's catch. With a mail server of one's own there is no inbox, and these answer 404. The mails are
 * those of all tenants, so who looks is written to the audit log.
 */
export const inboxRoutes: FastifyPluginAsyncZod<InboxOptions> = async (app, { database, inbox }) => {
  const note = (actor: Actor) =>
    withPlatform(askedBy(database, actor), (tx) => recordView(tx, actor, actor.act.subject))
  const open = () => {
    if (inbox === undefined) throw notFound('There is no inbox: mail goes to the server that SMTP_URL names.')
    return inbox
  }

  app.get(
    '/inbox',
    {
      schema: { querystring: ListInboxQuery, response: { 200: pageEnvelope(InboxMessageResource) } },
      config: {
        access: 'inbox.view',
        summary: 'List the mails that the built-in mail server caught',
        failures: [failureKinds.notFound],
      },
    },
    async ({ actor, query }, reply) => {
      const page = await open().list({ ...limits(query), search: query.search || undefined })
      await note(actor)
      return pageOf(reply, page, query, 'Mails caught.')
    },
  )

  app.get(
    '/inbox/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(InboxMessageBodyResource) } },
      config: { access: 'inbox.view', summary: 'Read a caught mail' },
    },
    async ({ actor, params: { id } }, reply) => {
      const message = await open().find(id)
      if (message === undefined) throw notFound('There is no such mail.')
      await note(actor)
      return success(reply, may(actor, 'roles.manage') ? message : withoutSecrets(message), 'Mail.')
    },
  )
}
