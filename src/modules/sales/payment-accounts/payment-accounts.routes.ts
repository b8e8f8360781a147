import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withChosenTenant } from '#modules/identity/access/index.ts'
import { manual, type Providers } from '#modules/sales/payment-providers/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { queryId } from '#platform/http/fields.ts'
import { keepAccount, onboard, onboardingOf } from './onboard.ts'
import { AccountResource, OnboardingResource, OnboardRequest, PutAccountRequest } from './payment-accounts.schemas.ts'
import { putAccount } from './put-account.ts'
import { readAccounts } from './read-accounts.ts'

interface AccountDependencies {
  database: Database
  providers: Providers
  /** Where the owner comes back to from a provider's pages, unless they say where. */
  appUrl: string
}

const Owner = z.strictObject({ user_id: queryId.optional() })
const access = 'shop.manage'
const unknownProvider = () => notFound('There is no such way to be paid.')

/** How a shop is paid: one account per provider. */
export const paymentAccountRoutes: FastifyPluginAsyncZod<AccountDependencies> = async (app, dependencies) => {
  const { database, providers, appUrl } = dependencies

  app.get(
    '/payment-accounts',
    {
      schema: { querystring: Owner, response: { 200: envelope(z.array(AccountResource)) } },
      config: { access, operation: 'paymentAccounts.list', summary: 'How the shop is paid' },
    },
    async ({ actor, query }, reply) => {
      const accounts = await withChosenTenant(database, actor, query.user_id, (tx) => readAccounts(tx, providers))
      return success(reply, accounts, 'Payment accounts.')
    },
  )

  app.put(
    '/payment-accounts/:provider',
    {
      schema: {
        params: z.object({ provider: z.string() }),
        querystring: Owner,
        body: PutAccountRequest,
        response: { 200: envelope(AccountResource) },
      },
      config: {
        access,
        operation: 'paymentAccounts.put',
        summary: 'Say how the shop is paid: `manual` is an invoice, a transfer or cash, in your own words',
      },
    },
    async ({ actor, params: { provider }, query, body }, reply) => {
      if (provider !== manual.name && providers.find(provider) === undefined) throw unknownProvider()
      const account = await withChosenTenant(database, actor, query.user_id, (tx) =>
        putAccount(tx, providers, { provider, account: body }),
      )
      return success(reply, account, 'Payment account saved.')
    },
  )

  app.post(
    '/payment-accounts/:provider/onboarding',
    {
      schema: {
        params: z.object({ provider: z.string() }),
        querystring: Owner,
        body: OnboardRequest,
        response: { 200: envelope(OnboardingResource) },
      },
      config: {
        access,
        operation: 'paymentAccounts.onboard',
        summary: "Open the shop's own account at a provider, or go on with it there",
      },
    },
    async ({ actor, params: { provider }, query, body }, reply) => {
      const accounts = providers.find(provider)?.accounts
      if (accounts === undefined) throw unknownProvider()
      const wish = await withChosenTenant(database, actor, query.user_id, (tx) => onboardingOf(tx, provider))
      const opened = await onboard(accounts, wish, body.return_url ?? `${appUrl}/dashboard/shop`)
      const { account } = opened
      await withChosenTenant(database, actor, query.user_id, (tx) => keepAccount(tx, provider, account))
      return success(reply, { url: opened.url }, 'Go on at the provider.')
    },
  )
}
