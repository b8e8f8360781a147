import type Stripe from 'stripe'
import { type ProviderAccounts, ProviderRefused } from '../provider.ts'
import { answerOf } from './stripe-calls.ts'

/** Stripe takes its time over accounts, and nobody's hold waits. */
const patience = { timeout: 10_000 }

/**
 * Shops that sell in their own name, with the whole of Stripe's site: Stripe asks them for fees and bears what they cannot pay back.
 * What they have to say about themselves they say to Stripe alone.
 */
export const stripeAccounts = (stripe: Stripe): ProviderAccounts => ({
  async onboard({ account, email, country, key, returnUrl }) {
    const id = account ?? (await createAccount(stripe, { email, country, key }))
    // Good for one visit, so it has no key. Whoever comes with a used one is sent back to ask for another.
    const link = await answerOf(
      stripe.v2.core.accountLinks.create(
        {
          account: id,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: { refresh_url: returnUrl, return_url: returnUrl },
          },
        },
        patience,
      ),
    )
    return { account: id, url: link.url }
  },
  read: (account) => readAccount(stripe, account),
})

interface NewAccount {
  email: string
  country: string
  key: string
}

async function createAccount(stripe: Stripe, { email, country, key }: NewAccount): Promise<string> {
  const account = await answerOf(
    stripe.v2.core.accounts.create(
      {
        contact_email: email,
        dashboard: 'full',
        identity: { country },
        configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
        defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
      },
      { ...patience, idempotencyKey: key },
    ),
  )
  return account.id
}

async function readAccount(stripe: Stripe, id: string): Promise<{ ready: boolean; missing: string[] }> {
  try {
    const account = await answerOf(
      stripe.v2.core.accounts.retrieve(id, { include: ['configuration.merchant', 'requirements'] }),
    )
    const status = account.configuration?.merchant?.capabilities?.card_payments?.status
    const wanted = (account.requirements?.entries ?? []).filter(({ awaiting_action_from: who }) => who === 'user')
    return {
      ready: status === 'active' && account.closed !== true,
      missing: [...new Set(wanted.map(({ description }) => description))],
    }
  } catch (error) {
    // The shop has taken our access away, or closed the account.
    if (error instanceof ProviderRefused) return { ready: false, missing: [error.message] }
    throw error
  }
}
