import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Actor, readList, withListScope, withOwner } from '#modules/identity/access/index.ts'
import { requireFullToken } from '#modules/identity/accounts/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { changePreferences } from './change-preferences.ts'
import { notFailed, retryOwnDelivery } from './failed-deliveries.ts'
import {
  findNotificationOwner,
  getNotification,
  getPreferences,
  notificationList,
  shopMailList,
} from './notifications.queries.ts'
import {
  ChangePreferencesRequest,
  NotificationResource,
  NotificationStoryResource,
  PreferencesResource,
} from './notifications.schemas.ts'

const ListNotificationsQuery = queryOf(notificationList).extend({ user_id: queryId.optional() })

const isAtHome = ({ shopId, userId }: Actor) => shopId === userId

export const notificationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/notifications',
    {
      schema: { querystring: ListNotificationsQuery, response: { 200: pageEnvelope(NotificationResource) } },
      config: { access: 'orders.view', summary: 'List the mails about orders' },
    },
    async ({ actor, query }, reply) => {
      const page = await readList(database, actor, isAtHome(actor) ? notificationList : shopMailList, query)
      return pageOf(reply, page, query, 'Notifications.')
    },
  )

  app.get(
    '/notifications/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(NotificationStoryResource) } },
      config: { access: 'orders.view', summary: 'Read a mail, with each attempt that failed' },
    },
    async ({ actor, params: { id } }, reply) => {
      const notification = await withListScope(database, actor, undefined, (tx) =>
        getNotification(tx, id, { ofShop: !isAtHome(actor) }),
      )
      return success(reply, notification, 'Notification.')
    },
  )

  app.post(
    '/notifications/:id/retry',
    {
      schema: { params: IdParams, response: { 200: envelope(NotificationStoryResource) } },
      config: {
        access: 'orders.fulfill',
        operation: 'notifications.retry',
        summary: 'Try a failed mail again',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const notification = await withOwner(
        database,
        actor,
        (tx) => findNotificationOwner(tx, id),
        async (tx) => {
          const which = { ofShop: !isAtHome(actor) }
          const before = await getNotification(tx, id, which)
          if (!(await retryOwnDelivery(tx, id))) throw notFailed(before.status)
          return getNotification(tx, id, which)
        },
      )
      return success(reply, notification, 'It is tried again.')
    },
  )

  app.get(
    '/notification-preferences',
    {
      schema: { response: { 200: envelope(PreferencesResource) } },
      config: {
        access: 'authenticated',
        operation: 'notifications.getPreferences',
        summary: 'Read which mails you want',
      },
    },
    async ({ actor }, reply) => {
      const preferences = await withTenant(database, actor.userId, getPreferences)
      return success(reply, preferences, 'Your notification preferences.')
    },
  )

  app.put(
    '/notification-preferences',
    {
      onRequest: requireFullToken,
      schema: { body: ChangePreferencesRequest, response: { 200: envelope(PreferencesResource) } },
      config: {
        access: 'authenticated',
        operation: 'notifications.setPreferences',
        summary: 'Choose which mails you want',
      },
    },
    async ({ actor, body }, reply) => {
      const preferences = await withTenant(database, actor.userId, (tx) => changePreferences(tx, body))
      return success(reply, preferences, 'Your notification preferences were changed.')
    },
  )
}
